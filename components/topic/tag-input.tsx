'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { isComposing } from '@/components/editor/composition';
import { useIsClient } from '@/components/editor/use-is-client';
import type { FieldControl } from '@/components/ui/field';
import { Icon } from '@/components/ui/icon';
import { TAG_LENGTH_MAX, TOPIC_TAGS_MAX } from '@/lib/limits';

const SEPARATOR = /[,，、\n]/;

const tagsIn = (text: string): string[] =>
  text
    .split(SEPARATOR)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');

/** The list without a tag that is there twice but for its case. */
const distinct = (tags: readonly string[]): string[] =>
  tags.filter((tag, index) => tags.findIndex((other) => other.toLowerCase() === tag.toLowerCase()) === index);

/**
 * Tags as chips: Enter or a comma ends one, Backspace in the empty field takes the last one back. The form's field is
 * a text field with commas, which is all there is without JavaScript, and which drafts fill like any other.
 */
export function TagInput({ control, defaultValue = '' }: { control: FieldControl; defaultValue?: string }) {
  const t = useTranslations('tags');
  const client = useIsClient();
  const stored = useRef<HTMLInputElement>(null);
  const typing = useRef<HTMLInputElement>(null);
  const [initial] = useState(defaultValue);
  const [tags, setTags] = useState(() => tagsIn(initial));
  const [text, setText] = useState('');

  // The stored field is filled from outside by a restored draft, and before this code arrived by its writer.
  useEffect(() => {
    const field = stored.current;
    const read = () => setTags(tagsIn(field?.value ?? ''));
    read();
    field?.addEventListener('input', read);
    return () => field?.removeEventListener('input', read);
  }, []);

  const store = (next: readonly string[]) => {
    const field = stored.current;
    if (!field) return;
    field.value = distinct(next).slice(0, TOPIC_TAGS_MAX).join(', ');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const finish = () => {
    if (text.trim() !== '') store([...tags, ...tagsIn(text)]);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter' || event.key === ',' || event.key === '，') {
      if (text.trim() === '' && event.key === 'Enter') return;
      event.preventDefault();
      finish();
    } else if (event.key === 'Backspace' && text === '' && tags.length > 0) {
      event.preventDefault();
      setText(tags.at(-1) ?? '');
      store(tags.slice(0, -1));
    }
  };
  const remove = (tag: string) => {
    store(tags.filter((each) => each !== tag));
    typing.current?.focus();
  };

  const { id, name, ...described } = control;
  return (
    <div className={client ? 'control flex flex-wrap items-center gap-1.5' : undefined}>
      <input
        ref={stored}
        type="text"
        // Hidden by attribute: React would empty a field whose type becomes `hidden`.
        hidden={client}
        id={client ? undefined : id}
        name={name}
        defaultValue={initial}
        className="control"
        {...(client ? {} : described)}
      />
      {client && (
        <>
          {tags.map((tag) => (
            <button
              key={tag}
              type="button"
              onClick={() => remove(tag)}
              aria-label={t('remove', { tag })}
              className="inline-flex min-h-7 max-w-full items-center gap-1 rounded-md bg-accent-soft px-2 text-sm text-ink"
            >
              <span className="truncate">{tag}</span>
              <Icon name="close" size={14} />
            </button>
          ))}
          <input
            ref={typing}
            id={id}
            type="text"
            value={text}
            maxLength={TAG_LENGTH_MAX * TOPIC_TAGS_MAX}
            autoComplete="off"
            {...described}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onKeyDown}
            onBlur={finish}
            className="min-h-7 min-w-24 flex-1 bg-transparent focus-visible:outline-none"
          />
        </>
      )}
    </div>
  );
}
