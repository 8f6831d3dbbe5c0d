import type { z } from 'zod';
import { appError } from '@/lib/errors';
import { parse } from '@/lib/parse';
import { fail, ok, type Result } from '@/lib/result';
import { hashPassword } from './password';
import { usernameSkeleton } from './rules';
import { createMemberSchema } from './schema';
import { type Db, insertMember, isDuplicate } from './store';
import { type MemberRef, toMemberRef } from './views';

export type CreateMember = z.input<typeof createMemberSchema>;

/**
 * Makes a member at once, with no mail sent: for seeds, tests and the operator's commands, never for a request.
 * `invalid_input` names the fields; `name_taken` says which of username and e-mail another member has.
 */
export async function createMember(
  input: CreateMember,
  tx?: Db,
): Promise<Result<MemberRef & { email: string | null }>> {
  const parsed = await parse(createMemberSchema, input);
  if (!parsed.ok) return parsed;
  const { password, emailConfirmed, email, biography, ...rest } = parsed.value;
  try {
    const row = await insertMember(
      {
        ...rest,
        displayName: rest.displayName ?? rest.username,
        usernameSkeleton: usernameSkeleton(rest.username),
        email: email ?? null,
        emailConfirmedAt: email && emailConfirmed ? new Date() : null,
        passwordHash: password ? await hashPassword(password) : null,
        biographySource: biography ?? '',
      },
      tx,
    );
    return ok({ ...toMemberRef(row), email: row.email });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const field = String(JSON.stringify(error)).includes('usernameSkeleton') ? 'username' : 'email';
    return fail(appError('name_taken', { fields: [{ field, key: 'taken' }], cause: error }));
  }
}
