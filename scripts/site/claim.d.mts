/** Whether a start runs the site on this data directory now. */
export function siteRuns(dataDirectory: string): boolean;
