import { randomBytes } from 'node:crypto';

const BYTES = 32;
const CREDENTIAL = /^[\w-]{43}$/;

/** A new credential of a visitor: 256 random bits. The browser keeps it; the table has only its hash. */
export const newCredential = (): string => randomBytes(BYTES).toString('base64url');

/** Whether a text has the form of a credential. */
export const isCredential = (text: string): boolean => CREDENTIAL.test(text);
