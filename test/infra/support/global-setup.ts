import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder that is deleted after the tests. */
    readonly scratch: string;
  }
}

export default ({ provide }: TestProject): (() => void) => {
  const scratch = mkdtempSync(join(tmpdir(), 'frontdesk-infra-'));
  provide('scratch', scratch);
  return () => rmSync(scratch, { recursive: true, force: true });
};
