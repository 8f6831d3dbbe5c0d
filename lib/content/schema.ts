import type { Schema } from 'hast-util-sanitize';

import { EMBED_KINDS } from './views';

const TAGS =
  'a abbr b blockquote br cite code del details dfn div em h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td th thead tr u ul var wbr';

/**
 * All that a post may consist of before KaTeX and Shiki add theirs. Members can write no attribute except the title of
 * `abbr`: every class, id and data attribute here is put there by to-hast.ts.
 */
export const SCHEMA: Schema = {
  tagNames: TAGS.split(' '),
  attributes: {
    a: [
      'href',
      'title',
      'id',
      ['rel', 'nofollow', 'ugc', 'noopener'],
      ['className', 'mention', 'embed', 'data-footnote-backref'],
      'ariaLabel',
      'dataMention',
      ['dataEmbed', ...EMBED_KINDS],
      'dataId',
      'dataFootnoteRef',
      'dataFootnoteBackref',
    ],
    abbr: ['title'],
    details: ['open'],
    div: [['className', 'table-scroll', 'embed-block'], ['tabIndex', 0], ['role', 'group'], 'dataSlot'],
    h3: ['id'],
    h4: ['id'],
    h5: ['id'],
    h6: ['id'],
    img: ['src', 'alt', 'title', ['loading', 'lazy'], ['decoding', 'async']],
    input: [['type', 'checkbox'], 'checked', ['disabled', true], 'ariaLabel'],
    li: ['id', ['className', 'task-list-item']],
    ol: ['start', ['className', 'contains-task-list']],
    section: ['dataFootnotes', ['className', 'footnotes']],
    span: ['dataSlot'],
    td: [['align', 'left', 'center', 'right']],
    th: [['align', 'left', 'center', 'right']],
    ul: [['className', 'contains-task-list']],
  },
  required: { input: { disabled: true, type: 'checkbox' } },
  protocols: {
    href: ['http', 'https', 'mailto'],
    // No picture has a protocol: only paths of our own uploads come this far.
    src: ['none'],
  },
  // Ids are prefixed where they are made; a second prefix would part footnotes from their marks.
  clobber: [],
  clobberPrefix: '',
  strip: ['script', 'style'],
  allowComments: false,
  allowDoctypes: false,
};
