import type { Edit, Selected } from './edits';

/** Where the text is written: the plain text area at first, CodeMirror once it is loaded. */
export interface Surface {
  read(): Selected;
  /** Makes one edit that the writer can undo, and gives the focus back to the text. */
  apply(edit: Edit): void;
  /** Replaces the whole text (a restored draft, a discarded one); undoable where the surface can. */
  replaceAll(text: string): void;
  focus(): void;
  /** Whether an input method is composing right now: nothing may touch the text then. */
  composing(): boolean;
}
