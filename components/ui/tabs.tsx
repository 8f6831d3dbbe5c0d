'use client';

import { clsx } from 'clsx';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';

export interface Tab {
  id: string;
  label: ReactNode;
  content: ReactNode;
}

/**
 * Tabs as the ARIA practices describe them: arrows, Home and End move, the tab that has the focus is shown. All panels
 * stay in the document, so that what was typed in one is not lost.
 *
 * @param label names the row of tabs
 * @param value and onChange where the owner keeps the state; else the tabs keep it, beginning with `defaultValue`
 */
export function Tabs({
  label,
  tabs,
  value,
  defaultValue,
  onChange,
  className,
}: {
  label: string;
  tabs: readonly Tab[];
  value?: string;
  defaultValue?: string;
  onChange?: (id: string) => void;
  className?: string;
}) {
  const base = useId();
  const [own, setOwn] = useState(defaultValue ?? tabs[0]?.id ?? '');
  const current = value ?? own;
  const choose = (id: string) => {
    setOwn(id);
    onChange?.(id);
  };
  const move = (event: KeyboardEvent) => {
    const next = nextTab(event.key, tabs, current);
    if (!next) return;
    event.preventDefault();
    choose(next);
    document.getElementById(`${base}-tab-${next}`)?.focus();
  };
  return (
    <div className={clsx('tabs', className)}>
      <div role="tablist" aria-label={label} className="tab-list" onKeyDown={move} tabIndex={-1}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${base}-tab-${tab.id}`}
            aria-selected={tab.id === current}
            aria-controls={`${base}-panel-${tab.id}`}
            tabIndex={tab.id === current ? 0 : -1}
            className="tab"
            onClick={() => choose(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.id}
          role="tabpanel"
          id={`${base}-panel-${tab.id}`}
          aria-labelledby={`${base}-tab-${tab.id}`}
          hidden={tab.id !== current}
          className="tab-panel"
        >
          {tab.content}
        </div>
      ))}
    </div>
  );
}

/** The tab that a key leads to, going around at the ends; undefined for other keys. */
function nextTab(key: string, tabs: readonly Tab[], current: string): string | undefined {
  const at = tabs.findIndex((tab) => tab.id === current);
  const last = tabs.length - 1;
  const moves: Record<string, number> = {
    ArrowRight: at === last ? 0 : at + 1,
    ArrowLeft: at === 0 ? last : at - 1,
    Home: 0,
    End: last,
  };
  const index = moves[key];
  return index === undefined ? undefined : tabs[index]?.id;
}
