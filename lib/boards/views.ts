import type { MemberRef } from '@/lib/members/views';

export type BoardKind = 'discussion' | 'question' | 'showcase';

/** A text in both of the site's languages; pages pick with `text[locale]`. */
export interface Localised {
  'zh-CN': string;
  en: string;
}

/** A board as named beside a topic. */
export interface BoardRef {
  id: number;
  slug: string;
  kind: BoardKind;
  name: Localised;
  /** One of twelve hues, 0 to 11. */
  hue: number;
  /** Name of an icon in components/ui/icon.tsx. */
  icon: string;
}

/** The newest thing that happened in a board. */
export interface BoardActivity {
  topicId: number;
  title: string;
  /** Number of the newest visible post; `postAnchorPath(topicId, number)` leads to it. */
  number: number;
  /** ISO 8601, UTC. */
  at: string;
  author: MemberRef;
}

/** A board with what it is for and what is going on in it. */
export interface BoardView extends BoardRef {
  description: Localised;
  /** Topics that are not deleted. */
  topicCount: number;
  /** Visible posts, opening posts included. */
  postCount: number;
  newest: BoardActivity | null;
}

/** Boards that belong together, in the order of the field. */
export interface BoardGroupView {
  slug: string;
  name: Localised;
  boards: BoardView[];
}

/** The columns of a board that `toBoardRef` needs. */
export const boardRefSelect = {
  id: true,
  slug: true,
  kind: true,
  nameZh: true,
  nameEn: true,
  hue: true,
  icon: true,
} as const;

/** A board's row, as far as `boardRefSelect` selects it, as the view that components get. */
export function toBoardRef(row: {
  id: number;
  slug: string;
  kind: BoardKind;
  nameZh: string;
  nameEn: string;
  hue: number;
  icon: string;
}): BoardRef {
  const { id, slug, kind, nameZh, nameEn, hue, icon } = row;
  return { id, slug, kind, name: { 'zh-CN': nameZh, en: nameEn }, hue, icon };
}
