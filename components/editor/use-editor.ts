import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useId, useImperativeHandle, useRef, useState } from 'react';
import { type CommandName, runCommand } from './commands';
import type { EditorProps } from './editor';
import { insertParagraph } from './edits';
import { type FieldValues, fillFields } from './form-fields';
import type { Surface } from './surface';
import { useDraft } from './use-draft';
import { useIsClient } from './use-is-client';
import { useLeaveWarning } from './use-leave-warning';
import { useSurface } from './use-surface';
import { useTypedText } from './use-typed-text';
import { useWide } from './use-wide';
import type { EditorView } from './view-switch';

const NO_FIELDS: readonly string[] = [];

/** Everything of the editor but its look: the surface that is written on, the draft, the warning, the two views. */
export function useEditor(props: EditorProps) {
  const t = useTranslations('editor');
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const label = useRef<HTMLLabelElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const surface = useRef<Surface | null>(null);
  const [served] = useState(props.defaultValue ?? '');
  const [view, setView] = useState<EditorView>('write');
  const client = useIsClient();
  const wide = useWide(root);
  const placeholder = props.placeholder ?? t('placeholder');
  // An id that is not in the page is no description: the error's may stand here before there is one.
  const describedBy = `${id}-hint ${id}-error`;

  const command = useCallback(
    (name: CommandName, choice?: string) => {
      const target = surface.current;
      if (!target || target.composing()) return;
      target.apply(runCommand(name, target.read(), (sample) => t(`sample.${sample}`), choice));
    },
    [t],
  );
  const enhanced = useSurface({
    surface,
    area,
    host,
    placeholder,
    attributes: { 'aria-labelledby': `${id}-label`, 'aria-describedby': describedBy },
    onCommand: command,
  });

  const fill = useCallback(({ source, ...others }: FieldValues) => {
    if (source !== undefined) surface.current?.replaceAll(source);
    if (area.current?.form) fillFields(area.current.form, others);
  }, []);
  const insert = (markdown: string) => {
    setView('write');
    const target = surface.current;
    if (target && !target.composing()) target.apply(insertParagraph(target.read(), markdown));
  };
  const draft = useDraft({
    area,
    formKey: props.formKey,
    fields: ['source', ...(props.draftFields ?? NO_FIELDS)],
    servedUnsaved: props.unsaved === true,
    suggest: props.suggest,
    fill,
    insert,
    onSent: () => {
      if (props.clearOnSent) surface.current?.replaceAll('');
      props.onSent?.();
    },
  });
  const leaving = useLeaveWarning(draft.dirty);
  const text = useTypedText(area, id, served);

  // The label belongs to the text area, which is hidden once CodeMirror has taken its place.
  useEffect(() => {
    const element = label.current;
    const focus = () => surface.current?.focus();
    element?.addEventListener('click', focus);
    return () => element?.removeEventListener('click', focus);
  }, []);

  useImperativeHandle(props.ref, () => ({
    focus: () => surface.current?.focus(),
    insert,
  }));

  return {
    ...{
      id,
      describedBy,
      placeholder,
      served,
      text,
      view,
      setView,
      client,
      enhanced,
      command,
      draft,
      leaving,
    },
    /** Text and preview stand side by side. */
    beside: client && wide,
    refs: { root, label, area, host },
  };
}
