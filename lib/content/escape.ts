const TEXT: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const ATTRIBUTE: Record<string, string> = { ...TEXT, '"': '&quot;', "'": '&#39;' };

/** Text for the content of an element. */
export const escapeText = (text: string): string =>
  text.replace(/[&<>]/g, (letter) => TEXT[letter] ?? letter);

/** Text for the value of a quoted attribute. */
export const escapeAttribute = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => ATTRIBUTE[letter] ?? letter);
