import type { FunctionName } from '../functions/bundles.ts';
import type { StageSettings } from './stage-settings.ts';

/**
 * The kinds of turns of a healthy stage: how often, and how many seconds. Estimates for warm functions in one region, from 1.5 s for a
 * call of the fast model, 4 s for one of the strong model and 0.3 s for everything else. Compare them with the dashboard.
 */
export const HEALTHY_TURNS = [
  { kind: 'one call of the fast model', share: 0.82, from: 1.5, to: 2.5 },
  { kind: 'with tools', share: 0.13, from: 4, to: 5 },
  { kind: 'by the strong model', share: 0.05, from: 6, to: 9 },
] as const;

/** The mean of the healthy turns, in seconds. */
export const MEAN_SECONDS = 2.6;

/** The mean while the fast model fails and the strong one answers instead. */
export const STORM_SECONDS = 4;

/** Triage runs beside the draft, so a turn uses at most two executions of the turn function for one of the front. */
const EXECUTIONS_A_TURN = 2;

/** Seconds of an authorizer that starts and fetches the issuer's keys; a warm one takes 15 ms. */
const AUTHORIZER_SECONDS = 1;

/** Mean seconds of a turn in the tools function: most turns call no tool. A tool server that hangs cannot use more. */
const TOOL_SECONDS = 1;

/** Share of the stage's requests that one address may send, besides the limit of a half. */
const ONE_ADDRESS = 1 / 4;

const FIVE_MINUTES = 300;

/**
 * The sizes for a rate of requests a second. The reservation holds the rate in a fall-back storm; the burst is what it leaves beside the
 * rate at the mean; as many executions as the mean needs may be kept warm.
 */
export const sizesFor = (rate: number) => {
  const reservedConcurrency = Math.ceil(rate * STORM_SECONDS);
  return {
    throttling: { rate, burst: Math.floor(reservedConcurrency - rate * MEAN_SECONDS) },
    reservedConcurrency,
    provisionedConcurrency: { min: 5, max: Math.ceil(rate * MEAN_SECONDS) },
    firewall: { requestsPerFiveMinutes: Math.floor(rate * FIVE_MINUTES * ONE_ADDRESS) },
  } as const;
};

type Sized = Pick<StageSettings, 'reservedConcurrency' | 'throttling' | 'toolServers'>;

/** The reserved concurrency of each function; 0 for one that reserves none. */
export const reservations = ({ reservedConcurrency: reserved, throttling, toolServers }: Sized) =>
  ({
    mcp: reserved ?? 0,
    turn: (reserved ?? 0) * EXECUTIONS_A_TURN,
    // In a burst, every request needs the authorizer at the same moment.
    authorizer: reserved === null ? 0 : throttling.burst + Math.ceil(throttling.rate * AUTHORIZER_SECONDS),
    // Without tool servers, no turn invokes the tools function.
    tools: reserved === null || toolServers.length === 0 ? 0 : Math.ceil(throttling.rate * TOOL_SECONDS),
  }) as const satisfies Record<FunctionName, number>;

/** Sizes that do not fit each other, one line each, with the size that does. */
export const sizeProblems = (settings: StageSettings): string[] => {
  const { throttling, reservedConcurrency: reserved, provisionedConcurrency: warm, firewall, alarms } = settings;
  const { rate, burst } = throttling;
  const needed = sizesFor(rate).reservedConcurrency;
  const spare = Math.floor((reserved ?? 0) - rate * MEAN_SECONDS);
  const half = (rate * FIVE_MINUTES) / 2;
  const slowest = Math.max(...HEALTHY_TURNS.map(({ to }) => to)) * 1000;
  const problems: ReadonlyArray<readonly [boolean, string]> = [
    [
      reserved !== null && reserved < needed,
      `reservedConcurrency: ${reserved} executions answer ${(reserved ?? 0) / STORM_SECONDS} turns a second at ${STORM_SECONDS} s each, and throttling.rate is ${rate}: reserve at least ${needed}`,
    ],
    [
      reserved !== null && reserved >= needed && burst > spare,
      `throttling.burst: at ${rate} turns a second of ${MEAN_SECONDS} s, reservedConcurrency ${reserved} leaves room for a burst of ${spare}`,
    ],
    [
      warm !== null && reserved !== null && warm.max > reserved,
      'provisionedConcurrency.max: must not exceed reservedConcurrency',
    ],
    [
      firewall !== null && firewall.requestsPerFiveMinutes > half,
      `firewall.requestsPerFiveMinutes: must not exceed ${half}, half of throttling.rate, so that one address cannot use up the stage`,
    ],
    [
      alarms.latencyP90Ms <= slowest,
      `alarms.latencyP90Ms: healthy turns of the strong model take up to ${slowest} ms, so set more`,
    ],
  ];
  return problems.flatMap(([isWrong, problem]) => (isWrong ? [problem] : []));
};
