import { escapeAttribute, escapeText } from '@/lib/content/escape';
import { isModelName, isModelVersion } from '@/lib/models/catalogue';
import { defaultRunName, percent } from '@/lib/runs/rules';
import type { RunView } from '@/lib/runs/views';
import { digitPicture } from './digit-picture';

/** Exactly what the renderer writes; text cannot look like it, for `<` is escaped there, and quotes in attributes. */
const EMBED = /<a class="embed" data-embed="(run|model)" data-id="([^"]*)" href="([^"]*)">([^<]*)<\/a>/g;

/** Ids of the runs that rendered posts embed, each once. */
export function embeddedRuns(htmls: readonly string[]): number[] {
  const found = htmls.flatMap((html) => [...html.matchAll(EMBED)]);
  return [...new Set(found.flatMap(([, kind, id]) => (kind === 'run' ? [Number(id)] : [])))];
}

/** Whether the site has this model, in this version where one is named. */
export function isShippedModel(id: string): boolean {
  const [name = '', version] = id.split('@');
  return isModelName(name) && (version === undefined || isModelVersion(name, Number(version)));
}

/** The longer side of the kept picture, in CSS pixels: what its `width` and `height` say before it has arrived. */
const PICTURE_SIDE = 320;

/** Size in which a picture is announced: its own shape, at most PICTURE_SIDE. */
function announcedSize({ width, height }: { width: number; height: number }) {
  const scale = Math.min(1, PICTURE_SIDE / Math.max(width, height, 1));
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  return { width: side(width), height: side(height) };
}

const pictureTag = (source: string, size: { width: number; height: number }, alt: string): string =>
  `<img src="${escapeAttribute(source)}" width="${size.width}" height="${size.height}" alt="${escapeAttribute(alt)}" loading="lazy" decoding="async">`;

/**
 * A run as a card: one link that holds the picture, the 28 x 28 that the network saw, its answer, who kept it. No word
 * of ours is in it, so that it reads the same in every language. Everything from members is escaped.
 */
export function runCard(run: RunView): string {
  const read = run.digits.map(({ digit }) => digit).join('') || String(run.digit);
  const certainty =
    run.digits.length > 1 ? '' : ` <span>${percent(run.probabilities[run.digit] ?? 0)}</span>`;
  const named = run.name !== defaultRunName(run.digits);
  const pictures =
    pictureTag(run.pictureUrl, announcedSize(run.picture), run.name) +
    pictureTag(digitPicture(run.input), { width: 28, height: 28 }, '28 × 28');
  return [
    `<a class="embed embed-run" data-embed="run" data-id="${run.id}" href="/runs/${run.id}">`,
    `<span class="embed-pictures">${pictures}</span> `,
    `<span class="embed-answer"><strong>${escapeText(read)}</strong>${certainty}</span> `,
    named ? `<bdi class="embed-name">${escapeText(run.name)}</bdi> ` : '',
    `<span class="embed-source">${escapeText(`${run.model}@${run.version}`)} · <bdi>${escapeText(run.author.displayName)}</bdi></span>`,
    '</a>',
  ].join('');
}

/**
 * The html of a post with its embeds as they are now: a run as a card, or as its plain link where readers may not see
 * it; a model as the link that becomes a widget, or as the text that was typed where there is no such model.
 * @param runs those that readers may see, by id
 */
export function withEmbeds(html: string, runs: ReadonlyMap<number, RunView>): string {
  return html.replace(EMBED, (link: string, kind: string, id: string) => {
    if (kind === 'model') return isShippedModel(id) ? link : escapeText(`::model[${id}]`);
    const run = runs.get(Number(id));
    return run ? runCard(run) : link;
  });
}
