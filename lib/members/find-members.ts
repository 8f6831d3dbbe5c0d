import { usernameSkeleton } from './rules';
import { findRef, findRefsBySkeletons } from './store';
import { type MemberRef, toMemberRef } from './views';

/**
 * The members behind names as people type them, in one look-up: a map from each given name that is somebody's to that
 * member. Case, width and look-alike letters do not matter.
 */
export async function findMembersByNames(names: readonly string[]): Promise<Map<string, MemberRef>> {
  const wanted = names.map((name) => ({ name, skeleton: usernameSkeleton(name) }));
  if (wanted.length === 0) return new Map();
  const rows = await findRefsBySkeletons([...new Set(wanted.map(({ skeleton }) => skeleton))]);
  const bySkeleton = new Map(rows.map((row) => [row.usernameSkeleton, toMemberRef(row)]));
  return new Map(
    wanted.flatMap(({ name, skeleton }) => {
      const member = bySkeleton.get(skeleton);
      return member ? [[name, member] as const] : [];
    }),
  );
}

/** A member by number, or null. */
export async function findMemberById(id: number): Promise<MemberRef | null> {
  const row = await findRef(id);
  return row ? toMemberRef(row) : null;
}

/** A member by name, in any spelling that counts as the same, or null. */
export async function findMemberByName(name: string): Promise<MemberRef | null> {
  return (await findMembersByNames([name])).get(name) ?? null;
}
