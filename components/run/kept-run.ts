/** What a keep or a change answers in its form's state. */
export interface KeptRun {
  id: number;
  name: string;
  shared: boolean;
}

/** Not `crypto.randomUUID`: it is missing where the site is served without TLS. */
export const randomName = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
