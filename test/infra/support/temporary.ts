import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

/** A new folder that is deleted after the tests. */
export const temporaryFolder = (): string => mkdtempSync(join(inject('scratch'), 'a-'));
