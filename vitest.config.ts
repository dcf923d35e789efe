import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], testTimeout: number) => ({
  test: { name, include, testTimeout, hookTimeout: 30_000 },
});

/** Files that share one module graph a worker: importing takes longer than many of their tests. They put back what they change of the process. */
const shared = (name: string, include: string[], testTimeout: number) => {
  const { test } = project(name, include, testTimeout);
  return { test: { ...test, isolate: false } };
};

const SCRATCH = 'test/infra/support/global-setup.ts';

export default defineConfig({
  test: {
    // Much of a test is waiting for a child process or a retry's backoff, so `npm test` runs one file more. The slow tests measure load.
    maxWorkers: 2,
    projects: [
      project('static', ['test/static/**/*.test.ts'], 60_000),
      shared('unit', ['test/unit/**/*.test.ts'], 20_000),
      // Tests of one part that starts a process or a worker thread.
      shared('integration', ['test/integration/**/*.test.ts'], 30_000),
      shared('contract', ['test/contract/**/*.test.ts'], 5_000),
      shared('workflow', ['test/workflow/**/*.test.ts'], 30_000),
      shared('e2e', ['test/e2e/**/*.test.ts'], 30_000),
      { test: { ...shared('infra', ['test/infra/**/*.test.ts'], 30_000).test, globalSetup: SCRATCH } },
      { test: { ...project('slow', ['test/slow/**/*.test.ts'], 600_000).test, globalSetup: SCRATCH } },
    ],
  },
});
