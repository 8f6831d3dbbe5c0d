import { markdownLineEnding, markdownSpace } from 'micromark-util-character';
import type { Code, Construct, State } from 'micromark-util-types';

import { ROW_ID_MAX } from '../../limits';
import type { EmbedKind, EmbedRef } from '../views';

/** The longest line that is looked at; a name or an id is far shorter. */
const LINE_LENGTH_MAX = 120;
/** `::name[id]` and nothing else; the generic directives of CommonMark's forum write leaf directives so. */
const LINE = /^::([a-z]{1,20})\[([^[\]]{0,80})\]$/;

const runId = (id: string): boolean => /^[1-9]\d{0,9}$/.test(id) && Number(id) <= ROW_ID_MAX;
/** A model, or one version of it: `mnist-mlp`, `mnist-mlp@2`. */
const modelId = (id: string): boolean => /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?(?:@[1-9]\d{0,3})?$/.test(id);

/** What can stand in a post as a thing of its own, and how its id has to look. */
const KINDS: Record<EmbedKind, (id: string) => boolean> = { run: runId, model: modelId };

const isKind = (name: string): name is EmbedKind => Object.hasOwn(KINDS, name);

/** The embed that a line asks for; undefined where it is text. Spaces around it do not count. */
export function parseEmbed(line: string): EmbedRef | undefined {
  const [, name = '', id = ''] = LINE.exec(line.trim()) ?? [];
  return isKind(name) && KINDS[name](id) ? { kind: name, id } : undefined;
}

/** Whether a line was meant as an embed, though it is none (another name, a bad id, too much indentation). */
export const looksLikeEmbed = (line: string): boolean => LINE.test(line.trim());

/** The Markdown of an embed. */
export const embedSource = ({ kind, id }: EmbedRef): string => `::${kind}[${id}]`;

/** Where an embed leads: to its own page, and for a model to the sandbox, which needs no JavaScript to answer. */
export function embedPath({ kind, id }: EmbedRef): string {
  if (kind === 'run') return `/runs/${id}`;
  const [name = '', version] = id.split('@');
  return `/sandbox?model=${name}${version === undefined ? '' : `&version=${version}`}`;
}

/** The text of an embed where nothing better is known, the same in every language: `/runs/12`, `mnist-mlp@2`. */
export const embedLabel = (embed: EmbedRef): string => (embed.kind === 'run' ? embedPath(embed) : embed.id);

/**
 * `::run[12]` alone on a line. Only known names with a good id are taken: everything else that has colons (`10:30`,
 * `std::vector`, `:::`, `:name`) stays the text that it was, which no directive package promises.
 */
export function embedLine(): Construct {
  return {
    name: 'embedLine',
    tokenize(effects, ok, nok) {
      let line = '';
      return (code: Code) => {
        effects.enter('embedLine');
        return letter(code);
      };

      function letter(code: Code): State | undefined {
        if (code === null || markdownLineEnding(code)) return end(code);
        line += markdownSpace(code) ? ' ' : String.fromCharCode(code);
        if (line.length > LINE_LENGTH_MAX || !'::'.startsWith(line.slice(0, 2))) return nok(code);
        effects.consume(code);
        return letter;
      }

      function end(code: Code): State | undefined {
        if (!parseEmbed(line)) return nok(code);
        effects.exit('embedLine');
        return ok(code);
      }
    },
  };
}
