import { findPlacesOfMember } from './store';
import type { Touched } from './views';

/**
 * Pages that show a member's name, role or avatar: to be dropped when one of these changes. Lists of a board or tag
 * show authors of topics and of last posts; home shows the newest of both.
 */
export async function pagesShowingMember(memberId: number): Promise<Touched> {
  const { topics, boards, tags, members } = await findPlacesOfMember(memberId);
  return { home: true, boards, topics, tags, members: [memberId, ...members] };
}
