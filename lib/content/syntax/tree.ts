import type { Parent, PhrasingContent, RootContent } from 'mdast';

import type { EmbedRef } from '../views';

/** A formula within a line of text; `display` when it was written with `$$` or `\[`. */
export interface InlineMath {
  type: 'inlineMath';
  value: string;
  display: boolean;
  position?: Parent['position'];
}

/** A formula that is a block of its own. */
export interface BlockMath {
  type: 'math';
  value: string;
  position?: Parent['position'];
}

/** A beginning or an end of an allowed HTML element, before pairing. */
export interface TagMark {
  type: 'tagMark';
  name: string;
  side: 'open' | 'close' | 'void';
  /** The tag as written, shown where it has no partner. */
  source: string;
  /** Value of `title` on `abbr`. */
  title?: string;
  /** The attribute `open` on `details`. */
  open?: boolean;
  position?: Parent['position'];
}

/** An allowed inline HTML element, after pairing. */
export interface InlineElement {
  type: 'inlineElement';
  name: string;
  title?: string;
  children: PhrasingContent[];
  position?: Parent['position'];
}

/** A collapsible block. */
export interface Details {
  type: 'details';
  open: boolean;
  children: RootContent[];
  position?: Parent['position'];
}

/** The visible line of a collapsible block. */
export interface Summary {
  type: 'summary';
  children: PhrasingContent[];
  position?: Parent['position'];
}

/** Something of the site that a post shows as a block: a run, a model. */
export interface Embed {
  type: 'embed';
  embed: EmbedRef;
  position?: Parent['position'];
}

/** A name after an `@` that may belong to a member. */
export interface Mention {
  type: 'mention';
  name: string;
  position?: Parent['position'];
}

declare module 'mdast' {
  interface PhrasingContentMap {
    inlineMath: InlineMath;
    tagMark: TagMark;
    inlineElement: InlineElement;
    mention: Mention;
  }
  interface RootContentMap {
    inlineMath: InlineMath;
    math: BlockMath;
    tagMark: TagMark;
    inlineElement: InlineElement;
    mention: Mention;
    details: Details;
    summary: Summary;
    embed: Embed;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    mathText: 'mathText';
    mathTextData: 'mathTextData';
    mathBlock: 'mathBlock';
    mathBlockLine: 'mathBlockLine';
    mention: 'mention';
    embedLine: 'embedLine';
    inlineTag: 'inlineTag';
    detailsLine: 'detailsLine';
    detailsTag: 'detailsTag';
    summaryLine: 'summaryLine';
    summaryTag: 'summaryTag';
    summaryText: 'summaryText';
  }
}
