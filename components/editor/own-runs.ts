/** A shared run of the writer's own, as the menu offers it. */
export interface OfferedRun {
  id: number;
  name: string;
  digit: number;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const offered = (value: unknown): OfferedRun[] => {
  if (!isRecord(value)) return [];
  const { id, name, digit } = value;
  return typeof id === 'number' && typeof name === 'string' && typeof digit === 'number'
    ? [{ id, name, digit }]
    : [];
};

/** The writer's newest shared runs; null where the server did not answer. */
export async function loadOwnRuns(): Promise<OfferedRun[] | null> {
  try {
    const response = await fetch('/api/viewer/runs', { cache: 'no-store' });
    const body: unknown = await response.json();
    return response.ok && isRecord(body) && Array.isArray(body.runs) ? body.runs.flatMap(offered) : null;
  } catch {
    return null;
  }
}
