import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for a URL or a cookie. Guessing one is out of reach, so a plain hash protects it at rest. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a secret: a copied table signs nobody in. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
