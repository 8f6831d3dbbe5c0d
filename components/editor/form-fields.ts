/** The fields of a form by name, as drafts keep them. */
export type FieldValues = Record<string, string>;

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** By name alone: `form.elements` would also find another control by its id. */
const fieldOf = (form: HTMLFormElement, name: string): Field | null =>
  form.querySelector<Field>(['input', 'select', 'textarea'].map((tag) => `${tag}[name="${name}"]`).join());

/** What the fields hold now; an empty text for one that is not there. */
export function valuesOf(form: HTMLFormElement | null | undefined, names: readonly string[]): FieldValues {
  return Object.fromEntries(names.map((name) => [name, (form && fieldOf(form, name)?.value) ?? '']));
}

const servedValue = (field: Field | null): string => {
  if (!(field instanceof HTMLSelectElement)) return field?.defaultValue ?? '';
  const chosen = Array.from(field.options).find((option) => option.defaultSelected) ?? field.options[0];
  return chosen?.value ?? '';
};

/** What the server's html says the fields hold: a text that was typed before hydration differs from it. */
export const servedValues = (form: HTMLFormElement, names: readonly string[]): FieldValues =>
  Object.fromEntries(names.map((name) => [name, servedValue(fieldOf(form, name))]));

/** Whether two forms hold the same; a field that is missing counts as empty. */
export const sameValues = (left: FieldValues, right: FieldValues): boolean =>
  Object.keys({ ...left, ...right }).every((name) => (left[name] ?? '') === (right[name] ?? ''));

/** Puts values into the fields of a form, as a person would: whoever listens hears of it. */
export function fillFields(form: HTMLFormElement, values: FieldValues): void {
  for (const [name, value] of Object.entries(values)) {
    const field = fieldOf(form, name);
    if (!field || field.value === value) continue;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}
