'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useRef } from 'react';
import { Icon, type IconName } from '@/components/ui/icon';
import { CodeBlockMenu } from './code-block-menu';
import { COMMAND_NAMES, type CommandName, SHORTCUTS } from './commands';
import { EmbedMenu } from './embed-menu';
import { shortcutText, useAppleKeys } from './platform';
import { TOOL_CLASS } from './tool-class';

const ICONS: Record<Exclude<CommandName, 'formula' | 'displayFormula'>, IconName> = {
  bold: 'bold',
  italic: 'italic',
  heading: 'heading',
  quote: 'quote',
  list: 'list',
  taskList: 'task-list',
  link: 'link',
  code: 'code',
  codeBlock: 'code-block',
  model: 'network',
  table: 'table',
};

function Glyph({ name }: { name: CommandName }) {
  if (name === 'formula') return <Tex>$x$</Tex>;
  if (name === 'displayFormula') return <Tex>$$</Tex>;
  return <Icon name={ICONS[name]} size={18} />;
}

function Tex({ children }: { children: string }) {
  return (
    <span aria-hidden className="font-mono text-xs font-semibold">
      {children}
    </span>
  );
}

const MOVES: Record<string, (index: number, count: number) => number> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * The tools as one stop of the Tab key: arrow keys move between them (WAI-ARIA toolbar pattern). Which tool has
 * the stop is kept in the document, so that moving does not render anything.
 */
export function Toolbar({
  controls,
  onCommand,
}: {
  controls: string;
  onCommand: (name: CommandName, choice?: string) => void;
}) {
  const t = useTranslations('editor');
  const apple = useAppleKeys();
  const bar = useRef<HTMLDivElement>(null);

  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const tools = Array.from(bar.current?.querySelectorAll<HTMLElement>('[data-tool]') ?? []);
    const index = document.activeElement instanceof HTMLElement ? tools.indexOf(document.activeElement) : -1;
    const to = MOVES[event.key]?.(index, tools.length);
    if (index === -1 || to === undefined) return;
    event.preventDefault();
    for (const [at, tool] of tools.entries()) tool.tabIndex = at === to ? 0 : -1;
    tools[to]?.focus();
  };

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t('toolbar')}
      aria-controls={controls}
      onKeyDown={move}
      className="flex flex-wrap gap-0.5"
    >
      {COMMAND_NAMES.map((name, index) => {
        const key = SHORTCUTS[name];
        const label = key
          ? t('withShortcut', { name: t(name), shortcut: shortcutText(key, apple) })
          : t(name);
        const stop = index === 0 ? 0 : -1;
        if (name === 'codeBlock') {
          return (
            <CodeBlockMenu
              key={name}
              label={t(name)}
              tabIndex={stop}
              onChoose={(language) => onCommand(name, language)}
            />
          );
        }
        if (name === 'model') {
          return (
            <EmbedMenu
              key={name}
              label={t(name)}
              tabIndex={stop}
              onChoose={(markdown) => onCommand(name, markdown)}
            />
          );
        }
        return (
          <button
            key={name}
            type="button"
            data-tool={name}
            tabIndex={stop}
            title={label}
            aria-label={t(name)}
            aria-keyshortcuts={key ? `${apple ? 'Meta' : 'Control'}+${key.toUpperCase()}` : undefined}
            className={TOOL_CLASS}
            // A tool must not take the focus from the text: the phone's keyboard would close.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onCommand(name)}
          >
            <Glyph name={name} />
          </button>
        );
      })}
    </div>
  );
}
