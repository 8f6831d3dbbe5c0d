import { listTraces } from './store';

/**
 * Where a member's name and picture stand: the cached pages that a change of them makes old. Of a member who wrote more
 * topics than TRACES_MAX the oldest pages keep the old name until somebody writes there.
 */
export interface Traces {
  members: number[];
  home: boolean;
  boards: string[];
  topics: number[];
  tags: string[];
}

const TRACES_MAX = 1_000;

/** The pages to drop after a change of a member; only the profile itself where name and picture stayed. */
export async function membersTraces(memberId: number, everywhere: boolean): Promise<Traces> {
  const profile = { members: [memberId], home: false, boards: [], topics: [], tags: [] };
  if (!everywhere) return profile;
  const { topics, boards, tags } = await listTraces(memberId, TRACES_MAX);
  return { ...profile, home: true, topics, boards, tags };
}
