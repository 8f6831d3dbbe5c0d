import { randomBytes } from 'node:crypto';
import { createAccessTokenFor } from '@/lib/members/access-tokens';
import { createMember } from '@/lib/members/create-member';
import { findMemberByName } from '@/lib/members/find-members';
import { setPasswordFor } from '@/lib/members/set-password';
import { TOKEN_SCOPES, type TokenScope } from '@/lib/members/views';
import { type Command, CommandError } from './command';
import { succeed } from './sentence';

const ROLES = ['member', 'moderator', 'administrator'] as const;
/** 96 random bits. */
const PASSWORD_BYTES = 12;

const newPassword = () => randomBytes(PASSWORD_BYTES).toString('base64url');

async function existingMember(username: string) {
  const member = await findMemberByName(username);
  if (!member) throw new CommandError(`There is no member named ${username}.`);
  return member;
}

function readRole(role = 'member'): (typeof ROLES)[number] {
  const known = ROLES.find((candidate) => candidate === role);
  if (!known) throw new CommandError(`--role: must be one of ${ROLES.join(', ')}.`);
  return known;
}

function readScopes(list = TOKEN_SCOPES.join(',')): TokenScope[] {
  return list.split(',').map((name) => {
    const scope = TOKEN_SCOPES.find((candidate) => candidate === name.trim());
    if (!scope) throw new CommandError(`--scopes: must be some of ${TOKEN_SCOPES.join(',')}.`);
    return scope;
  });
}

const createMemberCommand: Command = {
  summary: 'makes a member, whose e-mail counts as confirmed, and prints the password',
  options: {
    username: { value: '<name>', required: true },
    email: { value: '<address>', required: true },
    role: { value: ROLES.join('|') },
  },
  needsMigrated: true,
  async run({ options: { username = '', email, role } }) {
    const password = newPassword();
    const member = succeed(await createMember({ username, email, password, role: readRole(role) }));
    const json = {
      id: member.id,
      username: member.username,
      email: member.email,
      role: readRole(role),
      password,
    };
    return { json, lines: [`Member ${member.username} (${json.role}) was made. Password: ${password}`] };
  },
};

const createTokenCommand: Command = {
  summary: 'makes a personal access token for a member and prints it; without --scopes it has all of them',
  options: {
    username: { value: '<name>', required: true },
    name: { value: '<label>', required: true },
    scopes: { value: TOKEN_SCOPES.join(',') },
  },
  needsMigrated: true,
  async run({ options: { username = '', name, scopes } }) {
    const wanted = readScopes(scopes);
    const member = await existingMember(username);
    const made = succeed(await createAccessTokenFor(member.id, { name, scopes: wanted, days: null }));
    return {
      json: {
        username: member.username,
        name: made.token.name,
        scopes: made.token.scopes,
        token: made.secret,
      },
      lines: [`Token of ${member.username} (${made.token.scopes.join(', ')}): ${made.secret}`],
    };
  },
};

const resetPasswordCommand: Command = {
  summary: 'gives a member a new password, prints it, and ends all their sessions',
  options: { username: { value: '<name>', required: true } },
  needsMigrated: true,
  async run({ options: { username = '' } }) {
    const member = await existingMember(username);
    const password = newPassword();
    succeed(await setPasswordFor(member.id, password));
    return {
      json: { username: member.username, password },
      lines: [`New password of ${member.username}: ${password}`],
    };
  },
};

export const memberCommands = {
  'member create': createMemberCommand,
  'token create': createTokenCommand,
  'password reset': resetPasswordCommand,
};
