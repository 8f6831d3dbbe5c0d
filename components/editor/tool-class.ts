/** Look of every tool: the size follows the pointer (`--target` in app/globals.css). */
export const TOOL_CLASS =
  'inline-flex size-(--target) shrink-0 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-ink';
