import type { DeployedName } from '../functions/bundles.ts';
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

/**
 * Requests for one turn. At 40 turns a second it leaves 60 for polls: those of 240 customers who wait for a person and ask every 2 to 15 s,
 * every 6 s at the mean, and 20 of the desk.
 */
const REQUESTS_A_TURN = 2.5;

/** Seconds of a poll, which reads the conversation and runs no model. */
export const POLL_SECONDS = 0.015;

/** Share of the stage's requests that `/desk` may use: at 100 a second, 25 consoles with three calls every 5 s, and their operators' acts. */
const DESK_SHARE = 1 / 5;

/** The least for `/desk`, so that one operator can work in the smallest stage. */
const DESK_LEAST = 5;

/**
 * Share of the stage's requests that `/session` may have beside them: at 100 a second, the 8 conversations that begin when each has 5 turns, as many
 * chats that are opened and left, and the renewals of an hour.
 */
const SESSION_SHARE = 1 / 4;

/** The least for `/session`, so that a few customers can open a chat at once in the smallest stage. */
const SESSION_LEAST = 5;

/** Mean seconds of a call of `/session`: a write of the table, and a signature by KMS. */
const SESSION_SECONDS = 0.2;

/** Sessions that one address may open in five minutes: an office or a provider's shared address, in which each customer opens one an hour. */
const SESSIONS_OF_ADDRESS = 300;

/** Mean seconds of a call of `/desk`: most are reads, an act takes 0.3 s, and a suggestion a call of the fast model. */
const DESK_SECONDS = 0.5;

/** Triage runs beside the draft, so a turn uses at most two executions of the turn function for one of the front. */
const EXECUTIONS_A_TURN = 2;

/** Seconds of an authorizer that starts and fetches the issuer's keys; a warm one takes 15 ms. */
const AUTHORIZER_SECONDS = 1;

/** Mean seconds of a turn in the tools function: most turns call no tool. A tool server that hangs cannot use more. */
const TOOL_SECONDS = 1;

/** Batches of the change stream at once: one for each of its shards, of which a table has four before it grows. */
const OUTBOX = 5;

/** Deliveries to one receiver at once (handlers/clock/run-target.ts). */
const DELIVERIES = 8;

/** Mean seconds of the clock for a turn: one in ten has a summary, which is a call of the triage model and a few reads. */
const CLOCK_SECONDS = 0.2;

/** Executions of the clock beside those: the one of every minute, and one that took longer. */
const SWEEPS = 2;

/** Share of the stage's requests that one address may send, besides the limit of a half. */
const ONE_ADDRESS = 1 / 4;

/** Share of the requests of `/desk` that one address may send: all operators may sit behind one, and another one must not lock them out. */
const ONE_OFFICE = 3 / 4;

const FIVE_MINUTES = 300;

/**
 * The sizes for a rate of turns a second. The reservation holds the rate in a fall-back storm, and the polls; the burst is what it leaves
 * beside them at the mean; as many executions as the mean needs may be kept warm.
 */
export const sizesFor = (turns: number) => {
  const rate = Math.ceil(turns * REQUESTS_A_TURN);
  const polls = (rate - turns) * POLL_SECONDS;
  const reservedConcurrency = Math.ceil(turns * STORM_SECONDS + polls);
  return {
    throttling: { rate, burst: Math.floor(reservedConcurrency - turns * MEAN_SECONDS - polls) },
    reservedConcurrency,
    provisionedConcurrency: { min: 5, max: Math.ceil(turns * MEAN_SECONDS) },
    firewall: { requestsPerFiveMinutes: Math.floor(rate * FIVE_MINUTES * ONE_ADDRESS) },
  } as const;
};

/** Turns a second that the throttling of a stage is meant for. */
export const turnRate = ({ throttling }: Pick<StageSettings, 'throttling'>): number =>
  Math.floor(throttling.rate / REQUESTS_A_TURN);

/** The throttling of `/desk`, within that of the stage, and its limit of requests from one address. */
export const deskLimits = ({ throttling }: Pick<StageSettings, 'throttling'>) => {
  const rate = Math.max(Math.floor(throttling.rate * DESK_SHARE), DESK_LEAST);
  return { rate, burst: rate, requestsPerFiveMinutes: Math.floor(rate * FIVE_MINUTES * ONE_OFFICE) };
};

/** The throttling of `/session`, and its limit of requests from one address. */
export const sessionLimits = ({ throttling }: Pick<StageSettings, 'throttling'>) => {
  const rate = Math.max(Math.floor(throttling.rate * SESSION_SHARE), SESSION_LEAST);
  return { rate, burst: rate, requestsPerFiveMinutes: SESSIONS_OF_ADDRESS };
};

type Sized = Pick<StageSettings, 'reservedConcurrency' | 'throttling' | 'toolServers' | 'webhooks'>;

/** The reserved concurrency of each function; 0 for one that reserves none. */
export const reservations = ({ reservedConcurrency: reserved, throttling, toolServers, webhooks }: Sized) => {
  const { rate, burst } = deskLimits({ throttling });
  const desk = reserved === null ? 0 : burst + Math.ceil(rate * DESK_SECONDS);
  const session = sessionLimits({ throttling });
  // In a burst, every request needs the authorizer at the same moment.
  const authorizer = (limits: StageSettings['throttling']) =>
    reserved === null ? 0 : limits.burst + Math.ceil(limits.rate * AUTHORIZER_SECONDS);
  return {
    mcp: reserved ?? 0,
    desk,
    turn: (reserved ?? 0) * EXECUTIONS_A_TURN + desk,
    authorizer: authorizer(throttling),
    'desk-authorizer': authorizer({ rate, burst }),
    session: reserved === null ? 0 : session.burst + Math.ceil(session.rate * SESSION_SECONDS),
    // Without tool servers, no turn invokes the tools function.
    tools: reserved === null || toolServers.length === 0 ? 0 : Math.ceil(turnRate({ throttling }) * TOOL_SECONDS),
    outbox: reserved === null ? 0 : OUTBOX,
    // A run sends to one receiver.
    clock: reserved === null ? 0 : SWEEPS + webhooks.length + Math.ceil(turnRate({ throttling }) * CLOCK_SECONDS),
    // Without receivers, the clock does not call it.
    webhooks: reserved === null ? 0 : webhooks.length * DELIVERIES,
    // People log in a few times a day.
    'staff-token': 0,
  } as const satisfies Record<DeployedName, number>;
};

/** Sizes that do not fit each other, one line each, with the size that does. */
export const sizeProblems = (settings: StageSettings): string[] => {
  const { throttling, reservedConcurrency: reserved, provisionedConcurrency: warm, firewall, alarms } = settings;
  const { rate, burst } = throttling;
  const turns = turnRate(settings);
  const polls = (rate - turns) * POLL_SECONDS;
  const needed = Math.ceil(turns * STORM_SECONDS + polls);
  const spare = Math.floor((reserved ?? 0) - turns * MEAN_SECONDS - polls);
  const half = (rate * FIVE_MINUTES) / 2;
  const slowest = Math.max(...HEALTHY_TURNS.map(({ to }) => to)) * 1000;
  const problems: ReadonlyArray<readonly [boolean, string]> = [
    [
      turns < 1,
      `throttling.rate: ${rate} requests a second leave no turn beside the polls: set at least ${Math.ceil(REQUESTS_A_TURN)}`,
    ],
    [
      reserved !== null && reserved < needed,
      `reservedConcurrency: throttling.rate ${rate} is for ${turns} turns a second, which take ${STORM_SECONDS} s each in a storm, and for polls: reserve at least ${needed}`,
    ],
    [
      reserved !== null && reserved >= needed && burst > spare,
      `throttling.burst: beside ${turns} turns a second of ${MEAN_SECONDS} s, reservedConcurrency ${reserved} leaves room for a burst of ${spare}`,
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
