import type { DeployedName } from './bundles.ts';

/**
 * The memory of each function, in MB. Lambda allots CPU by it, and bills it also while a function waits. `npm run bench -- --aws` prints
 * what other sizes would cost and save (docs/performance.md).
 */
export const MEMORY_MB = {
  mcp: 512,
  desk: 512,
  turn: 512,
  tools: 512,
  outbox: 512,
  clock: 512,
  webhooks: 512,
  session: 512,
  authorizer: 512,
  'desk-authorizer': 512,
  'staff-token': 512,
} as const satisfies Record<DeployedName, number>;
