/** A tag as shown on a topic. */
export interface TagRef {
  /** Folded, unique; the path segment (percent-encode it in a link). */
  slug: string;
  label: string;
}

/** A tag's page head, or a row in a list of tags. */
export interface TagView extends TagRef {
  /** Topics that carry it and are not deleted. */
  topicCount: number;
}
