import { afterAll, beforeAll, vi } from 'vitest';
import { startWorld, type World } from '../../support/world.ts';

/** The system that all topics of a test file share. It is available from the file's `beforeAll` on. */
export let world: World;

/** Tests wait for retries and for each other's gates more than for the processor. */
const AT_ONCE = 20;

/** Starts the system once for all tests of the file. */
export const useWorld = (environment: Readonly<Record<string, string>> = {}, playbook?: string): void => {
  vi.setConfig({ maxConcurrency: AT_ONCE });
  beforeAll(async () => {
    world = await startWorld(environment, playbook);
  });
  afterAll(() => world.close());
};

/** What the customer reads when a person was asked, in words of the tests. */
export const HANDED_OFF = /colleague takes over/;
