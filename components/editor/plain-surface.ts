import type { Surface } from './surface';

const announce = (area: HTMLTextAreaElement): void => {
  area.dispatchEvent(new Event('input', { bubbles: true }));
};

/** The surface over a plain text area: works before CodeMirror is loaded, and instead of it. */
export function plainSurface(area: HTMLTextAreaElement): Surface {
  let composing = false;
  area.addEventListener('compositionstart', () => {
    composing = true;
  });
  area.addEventListener('compositionend', () => {
    composing = false;
  });
  return {
    read: () => ({ text: area.value, from: area.selectionStart, to: area.selectionEnd }),
    apply(edit) {
      area.focus();
      area.setRangeText(edit.insert, edit.from, edit.to, 'end');
      area.setSelectionRange(edit.selectFrom, edit.selectTo);
      announce(area);
    },
    replaceAll(text) {
      area.value = text;
      announce(area);
    },
    focus: () => area.focus(),
    composing: () => composing,
  };
}
