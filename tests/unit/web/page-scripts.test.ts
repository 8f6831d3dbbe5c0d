import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { EARLY_SCRIPT } from '@/lib/early-script';
import { inlineScriptSources, pageScriptPolicy } from '@/lib/web/page-scripts';

const hash = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
const page = (...scripts: string[]) =>
  `<html><body>${scripts.map((s) => `<script>${s}</script>`).join('')}</body></html>`;
const FLIGHT = 'self.__next_f.push([1,"0:\\"$L1\\"\\n"])';
const START =
  '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["static/chunks/a.js"],"runtimeModuleIds":[1]});';
const FIRST = '(self.__next_f=self.__next_f||[]).push([0])';

describe('the script policy of a kept page', () => {
  it('allows the data of the framework and the early script, each by its own hash', () => {
    expect(inlineScriptSources(page(EARLY_SCRIPT, START, FIRST, FLIGHT))).toEqual(
      [EARLY_SCRIPT, START, FIRST, FLIGHT].map(hash),
    );
  });

  it('leaves scripts with an address to the directive itself', () => {
    const html = '<script src="/_next/static/a.js" async=""></script><script async="" src="/b.js"></script>';
    expect(pageScriptPolicy(html)).toBe("script-src 'self'");
  });

  it('names equal scripts once', () => {
    expect(inlineScriptSources(page(FIRST, FIRST))).toEqual([hash(FIRST)]);
  });

  it.each([
    'alert(1)',
    'self.__next_f.push([1,"a"]);alert(1)',
    'self.__next_f.push([alert(1)])',
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":alert(1)});',
    'self.__next_f.push([1,"a"]),alert([2])',
    'self.__next_f.push(["a"][(alert(1),0)])',
    `${EARLY_SCRIPT};alert(1)`,
    'self.__next_f.push([`1`])',
    '',
  ])('does not bless what came in with a post: %s', (script) => {
    expect(inlineScriptSources(page(FIRST, script))).toEqual([hash(FIRST)]);
  });
});
