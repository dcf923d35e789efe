import { type Clock, elapsed } from '../../core/config/clock.ts';
import type { ConversationId } from '../../core/config/keys.ts';
import { contextStart, type Desk, isWithPeople } from '../../core/desk/desk.ts';
import type { Desks } from '../../core/desk/desks.ts';
import { Fault } from '../../core/errors/faults.ts';
import type { JobOf, JobResult, Try, Work } from '../../core/events/job.ts';
import type { ChatModel } from '../../core/models/chat-model.ts';
import type { Remember } from '../../core/models/remember.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import type { Tombstones } from '../../core/privacy/tombstones.ts';
import { type Entry, isPost, type Transcripts } from '../../core/turn/conversations.ts';
import { readEpisode } from '../../core/turn/summary/read-episode.ts';
import type { Summaries, Summary } from '../../core/turn/summary/summary.ts';
import { writeSummary } from '../../core/turn/summary/write-summary.ts';

/** Time that a run keeps to store the summary. */
const STORING_MS = 5000;
const LEAST_CALL_MS = 1000;
/** A turn that hands off is stored a moment later, with what it looked up. */
const RUNNING_MS = 3000;
/** Minutes until the next try, after each that failed. */
const RETRY_MINUTES = [1, 5, 20, 60];

export interface SummaryDependencies {
  readonly model: ChatModel;
  /** Pays once for a job, also if a run dies after the call. */
  readonly remember: Remember;
  readonly desks: Pick<Desks, 'get'>;
  readonly transcripts: Pick<Transcripts, 'page'>;
  readonly summaries: Summaries;
  readonly tombstones: Tombstones;
  readonly playbook: () => Playbook;
  readonly clock: Clock;
  readonly pause: (ms: number) => Promise<unknown>;
  /** Milliseconds of a model call. */
  readonly callMs: number;
}

/**
 * Summarizes an episode with the triage model: the part that a turn's model no longer sees, or the case for the person who will read it. A summary
 * continues the last one of the window. It is dropped if the customer was erased, or if its episode is over.
 */
export const summarize =
  (dependencies: SummaryDependencies): Work<'summary'> =>
  async (job, remainingMs) => {
    const { model, remember, desks, transcripts, summaries, playbook, clock, pause, callMs } = dependencies;
    const id: ConversationId = { customer: job.customer, conversation: job.conversation };
    const began = clock.now();
    const tried = (error: string | null): Try => ({
      ...{ at: began, ms: elapsed(began, clock.now()), status: null, error },
    });
    if (await isErased(dependencies, job)) return DROPPED;
    const desk = await desks.get(id);
    if (!isWanted(job, desk)) return DROPPED;
    const start = contextStart(desk, job.up_to ?? END);
    const window = await summaries.get(id, 'window');
    const earlier = window && window.up_to > (start ?? '') ? window : null;
    if (earlier && job.up_to !== null && earlier.up_to >= job.up_to) return { status: 'done', try: tried(null) };
    const read = () => readEpisode(transcripts, id, earlier?.up_to ?? start, job.up_to);
    let entries = await read();
    if (job.why === 'handed_off' && isRunning(entries.at(-1), began)) {
      await pause(RUNNING_MS);
      entries = await read();
    }
    const newest = entries.at(-1);
    if (!newest) return DROPPED;

    const timeoutMs = Math.max(LEAST_CALL_MS, Math.min(callMs, remainingMs() - STORING_MS));
    const input = { entries, earlier: earlier?.text ?? null, language: playbook().languages[0] ?? 'en' };
    const key = { job: `${job.target}/${job.id}` };
    const write = () => writeSummary(model, input, timeoutMs);
    const written = await remember(key, remainingMs, write, ({ text }) => text !== '').catch(faultOfModel);
    if (written instanceof Fault) {
      const minutes = RETRY_MINUTES[job.tries.length];
      if (minutes === undefined) return { status: 'dead', try: tried(written.name) };
      return { status: 'retry', at: clock.now() + minutes * MINUTE_MS, try: tried(written.name) };
    }
    const { text } = written;
    if (text === '') return { status: 'dead', try: tried('The model wrote nothing that the conversation has.') };
    const summary: Summary = { text, up_to: job.up_to ?? newest.key, made_at: clock.now(), episode: desk.episode };
    // The customer may have been erased while the model wrote.
    if ((await isErased(dependencies, job)) || !exists(await desks.get(id))) return DROPPED;
    await summaries.put(id, job.why, summary);
    return { status: 'done', try: tried(null) };
  };

const MINUTE_MS = 60_000;

const faultOfModel = (error: unknown): Fault => {
  if (error instanceof Fault) return error;
  throw error;
};

const DROPPED: JobResult = { status: 'dropped', try: null };
/** Sorts after every key. */
const END = '~';

const isErased = async ({ tombstones }: SummaryDependencies, { customer, created_at }: JobOf<'summary'>) => {
  const erasedAt = await tombstones.erasedAt(customer);
  return erasedAt !== null && created_at <= erasedAt;
};

const isRunning = (entry: Entry | undefined, now: number): boolean =>
  entry !== undefined && !isPost(entry) && entry.status === 'pending' && entry.lease > now;

const exists = ({ last_key }: Desk): boolean => last_key !== null;

/** Whether the episode of the summary is still open. */
const isWanted = ({ up_to }: JobOf<'summary'>, desk: Desk): boolean =>
  exists(desk) && (up_to === null ? isWithPeople(desk) : up_to > (desk.closed[0]?.to ?? ''));
