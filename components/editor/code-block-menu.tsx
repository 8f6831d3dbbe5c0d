'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Icon } from '@/components/ui/icon';
import { CODE_LANGUAGES } from './commands';
import { TOOL_CLASS } from './tool-class';

/** The tool for a code block: a menu of languages, then plain text. */
export function CodeBlockMenu({
  label,
  tabIndex,
  onChoose,
}: {
  label: string;
  tabIndex: number;
  onChoose: (language: string) => void;
}) {
  const t = useTranslations('editor');
  const id = `languages-${useId().replace(/[^\w-]/g, '')}`;
  const anchor = `--${id}`;
  return (
    <>
      <button
        type="button"
        data-tool="codeBlock"
        tabIndex={tabIndex}
        title={label}
        aria-label={label}
        popoverTarget={id}
        className={TOOL_CLASS}
        style={{ anchorName: anchor }}
      >
        <Icon name="code-block" size={18} />
      </button>
      <fieldset
        id={id}
        popover="auto"
        aria-label={t('languageOf')}
        className="menu menu-start"
        style={{ positionAnchor: anchor }}
      >
        {[...CODE_LANGUAGES, { id: '', name: t('plainText') }].map((language) => (
          <button
            key={language.id}
            type="button"
            popoverTarget={id}
            popoverTargetAction="hide"
            className="menu-item"
            onClick={() => onChoose(language.id)}
          >
            {language.name}
          </button>
        ))}
      </fieldset>
    </>
  );
}
