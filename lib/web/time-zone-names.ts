/** The IANA time zones to choose from, `own` among them even where the runtime lists it under another name. */
export function timeZoneNames(own: string): string[] {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', own]);
  return [...names].sort();
}
