import c from '@shikijs/langs/c';
import cpp from '@shikijs/langs/cpp';
import csharp from '@shikijs/langs/csharp';
import css from '@shikijs/langs/css';
import diff from '@shikijs/langs/diff';
import docker from '@shikijs/langs/docker';
import go from '@shikijs/langs/go';
import html from '@shikijs/langs/html';
import ini from '@shikijs/langs/ini';
import java from '@shikijs/langs/java';
import javascript from '@shikijs/langs/javascript';
import json from '@shikijs/langs/json';
import julia from '@shikijs/langs/julia';
import kotlin from '@shikijs/langs/kotlin';
import latex from '@shikijs/langs/latex';
import lua from '@shikijs/langs/lua';
import make from '@shikijs/langs/make';
import markdown from '@shikijs/langs/markdown';
import matlab from '@shikijs/langs/matlab';
import powershell from '@shikijs/langs/powershell';
import python from '@shikijs/langs/python';
import r from '@shikijs/langs/r';
import rust from '@shikijs/langs/rust';
import scala from '@shikijs/langs/scala';
import shellscript from '@shikijs/langs/shellscript';
import shellsession from '@shikijs/langs/shellsession';
import sql from '@shikijs/langs/sql';
import swift from '@shikijs/langs/swift';
import toml from '@shikijs/langs/toml';
import tsx from '@shikijs/langs/tsx';
import typescript from '@shikijs/langs/typescript';
import xml from '@shikijs/langs/xml';
import yaml from '@shikijs/langs/yaml';
import type { LanguageRegistration } from 'shiki/core';

/** A language that code blocks may name. */
export interface CodeLanguage {
  /** Stable name in `data-language`. */
  id: string;
  /** Name for readers, the same in every language of the site. */
  label: string;
  /** Shiki's name of the grammar. */
  grammar: string;
  registrations: LanguageRegistration[];
}

const language = (
  id: string,
  label: string,
  registrations: LanguageRegistration[],
  aliases = '',
  grammar = registrations.at(-1)?.name ?? id,
): [string, CodeLanguage][] =>
  [id, ...aliases.split(' ').filter(Boolean)].map((name) => [name, { id, label, grammar, registrations }]);

const LANGUAGES: ReadonlyMap<string, CodeLanguage> = new Map(
  [
    language('python', 'Python', python, 'py python3 py3 ipython pytorch'),
    language('cpp', 'C++', cpp, 'c++ cc cxx hpp h++'),
    // CUDA is C++ with a few words more; Shiki has no grammar of its own for it.
    language('cuda', 'CUDA', cpp, 'cu cuh'),
    language('c', 'C', c, 'h'),
    language('typescript', 'TypeScript', typescript, 'ts mts cts'),
    language('tsx', 'TSX', tsx, 'jsx'),
    language('javascript', 'JavaScript', javascript, 'js mjs cjs node'),
    language('json', 'JSON', json, 'jsonc json5 jsonl ipynb'),
    language('bash', 'Bash', shellscript, 'sh shell zsh shellscript'),
    language('console', 'Console', shellsession, 'shellsession terminal'),
    language('powershell', 'PowerShell', powershell, 'ps1 pwsh'),
    language('sql', 'SQL', sql, 'postgresql postgres mysql sqlite'),
    language('rust', 'Rust', rust, 'rs'),
    language('julia', 'Julia', julia, 'jl'),
    language('r', 'R', r, 'rlang'),
    language('matlab', 'MATLAB', matlab, 'octave'),
    language('yaml', 'YAML', yaml, 'yml'),
    language('toml', 'TOML', toml),
    language('ini', 'INI', ini, 'cfg conf properties'),
    language('diff', 'Diff', diff, 'patch'),
    language('latex', 'LaTeX', latex, 'tex'),
    language('markdown', 'Markdown', markdown, 'md'),
    language('html', 'HTML', html, 'htm'),
    language('xml', 'XML', xml, 'svg'),
    language('css', 'CSS', css),
    language('java', 'Java', java),
    language('kotlin', 'Kotlin', kotlin, 'kt'),
    language('scala', 'Scala', scala),
    language('csharp', 'C#', csharp, 'cs c#'),
    language('swift', 'Swift', swift),
    language('go', 'Go', go, 'golang'),
    language('lua', 'Lua', lua),
    language('dockerfile', 'Dockerfile', docker, 'docker'),
    language('makefile', 'Makefile', make, 'make mk'),
  ].flat(),
);

/** The language of that name or alias; undefined where it is not known (the block is then plain). */
export const findLanguage = (name: string): CodeLanguage | undefined => LANGUAGES.get(name);
