'use client';

import { type ReactNode, useId } from 'react';
import { Icon, type IconName } from '@/components/ui/icon';
import { TOOL_CLASS } from './tool-class';

/** A choice in a tool's menu; choosing closes the menu. */
export interface ToolChoice {
  key: string;
  content: ReactNode;
  onChoose: () => void;
}

/**
 * A tool that opens a menu under itself.
 *
 * @param children gets a function that draws a choice
 */
export function ToolMenu({
  tool,
  icon,
  label,
  menuLabel,
  tabIndex,
  onOpen,
  children,
}: {
  /** Names the tool in the toolbar. */
  tool: string;
  icon: IconName;
  label: string;
  menuLabel: string;
  tabIndex: number;
  onOpen?: () => void;
  children: (choice: (choice: ToolChoice) => ReactNode) => ReactNode;
}) {
  const id = `${tool}-${useId().replace(/[^\w-]/g, '')}`;
  const anchor = `--${id}`;
  const choice = ({ key, content, onChoose }: ToolChoice) => (
    <button
      key={key}
      type="button"
      popoverTarget={id}
      popoverTargetAction="hide"
      className="menu-item"
      onClick={onChoose}
    >
      {content}
    </button>
  );
  return (
    <>
      <button
        type="button"
        data-tool={tool}
        tabIndex={tabIndex}
        title={label}
        aria-label={label}
        popoverTarget={id}
        className={TOOL_CLASS}
        style={{ anchorName: anchor }}
      >
        <Icon name={icon} size={18} />
      </button>
      <fieldset
        id={id}
        popover="auto"
        aria-label={menuLabel}
        className="menu menu-start"
        style={{ positionAnchor: anchor }}
        onToggle={(event) => {
          if (event.newState === 'open') onOpen?.();
        }}
      >
        {children(choice)}
      </fieldset>
    </>
  );
}
