import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], testTimeout = 5_000) => ({
  test: { name, include, testTimeout, hookTimeout: 30_000 },
});

export default defineConfig({
  test: {
    // Much of a test is waiting for a child process or a retry's backoff, so `npm test` runs one file more. The slow tests measure load.
    maxWorkers: 2,
    projects: [
      project('static', ['test/static/**/*.test.ts'], 60_000),
      // Importing takes longer than most unit tests, so they share one module graph a worker.
      { test: { ...project('unit', ['test/unit/**/*.test.ts'], 20_000).test, isolate: false } },
      // Tests of one part that starts a process or a worker thread.
      project('integration', ['test/integration/**/*.test.ts'], 30_000),
      project('contract', ['test/contract/**/*.test.ts']),
      project('workflow', ['test/workflow/**/*.test.ts'], 30_000),
      project('e2e', ['test/e2e/**/*.test.ts'], 30_000),
      // The CDK takes seconds to import: its tests share one module graph a worker.
      {
        test: {
          ...project('infra', ['test/infra/**/*.test.ts'], 30_000).test,
          isolate: false,
          globalSetup: 'test/infra/support/global-setup.ts',
        },
      },
      {
        test: {
          ...project('slow', ['test/slow/**/*.test.ts'], 600_000).test,
          globalSetup: 'test/infra/support/global-setup.ts',
        },
      },
    ],
  },
});
