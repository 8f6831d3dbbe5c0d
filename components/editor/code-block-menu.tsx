'use client';

import { useTranslations } from 'next-intl';
import { CODE_LANGUAGES } from './commands';
import { ToolMenu } from './tool-menu';

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
  return (
    <ToolMenu
      tool="codeBlock"
      icon="code-block"
      label={label}
      menuLabel={t('languageOf')}
      tabIndex={tabIndex}
    >
      {(choice) =>
        [...CODE_LANGUAGES, { id: '', name: t('plainText') }].map(({ id, name }) =>
          choice({ key: id, content: name, onChoose: () => onChoose(id) }),
        )
      }
    </ToolMenu>
  );
}
