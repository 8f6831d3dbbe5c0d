import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, test } from 'vitest';
import english from '@/messages/en.json';
import chinese from '@/messages/zh-CN.json';

/** Nested messages by their full key: `errors.fields.required`. */
function flatten(messages: object, prefix = ''): Map<string, string> {
  const pairs = Object.entries(messages).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'object' && value !== null) return [...flatten(value, `${prefix}${key}.`)];
    return [[`${prefix}${key}`, String(value)] as [string, string]];
  });
  return new Map(pairs);
}

/** Names of placeholders and tags, also those inside of plurals and choices. */
function placeholders(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.tag) return [`<${element.value}>`, ...placeholders(element.children)];
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      return [element.value, ...Object.values(element.options).flatMap(({ value }) => placeholders(value))];
    }
    return [element.value];
  });
}

const namesIn = (text: string) => [...new Set(placeholders(parse(text)))].sort();

const files = { en: flatten(english), 'zh-CN': flatten(chinese) };
const HAN = /\p{Script=Han}/u;

describe('the messages', () => {
  test('both files have the same keys', () => {
    expect([...files['zh-CN'].keys()].sort()).toEqual([...files.en.keys()].sort());
  });

  test.each(Object.entries(files))('%s: no text is empty', (_locale, messages) => {
    const empty = [...messages].filter(([, text]) => text.trim() === '').map(([key]) => key);
    expect(empty).toEqual([]);
  });

  test('both texts of a key take the same placeholders', () => {
    const different = [...files.en].filter(
      ([key, text]) => `${namesIn(text)}` !== `${namesIn(files['zh-CN'].get(key) ?? '')}`,
    );
    expect(different.map(([key]) => key)).toEqual([]);
  });

  test('no Chinese text was left in the English file', () => {
    // The name of a language is written in that language.
    const foreign = [...files.en].filter(
      ([key, text]) => HAN.test(text) && !/lang|locale|zh|中文/i.test(key),
    );
    expect(foreign.map(([key]) => key)).toEqual([]);
  });
});
