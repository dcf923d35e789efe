import { median, ratioOf, roundRobin } from '../stats.ts';
import { MESSAGE, type Sample, type System } from '../system.ts';
import { makeConversation } from './conversation.ts';
import { historyTable } from './table.ts';

const SIZES = [10, 100, 1000, 5000];
const LONGEST = Math.max(...SIZES);
const ROUNDS = 20;
const NAIVE_ROUNDS = 7;

export interface HistoryRow {
  /** Stored messages, two for each turn. */
  readonly messages: number;
  /** How many of them a turn sends to the model. */
  readonly sent: number;
  readonly note: '' | 'fills the budget' | 'fullest window';
  readonly turn: Scaling;
  readonly naive: Scaling;
}
export interface Scaling {
  readonly ms: number;
  readonly overheadMs: number;
  readonly bytes: number;
  /** Ratios of the overhead, without the constant time of the model. */
  readonly toSmallest: number;
  readonly toFull: number;
}

/** Measures a turn, and the naive design, after histories of each size. */
export const measureHistory = async (system: System): Promise<HistoryRow[]> => {
  const { turns, windows } = await makeConversation(LONGEST);
  const rows = rowsOf(windows);
  const table = historyTable(system.dynamo);
  for (const { name, messages } of rows) await table.seed(name, turns.slice(0, messages / 2));

  const runTurn = (conversation_id: string) => async () => {
    const sample = await system.sample(() => system.client.ask('once', { message: MESSAGE, conversation_id }));
    const { messageId } = await system.client.ask('last');
    await table.remove(conversation_id, messageId);
    return sample;
  };
  const runNaive = (id: string) => () => system.sample(() => system.floors.ask('naive', id, MESSAGE));
  const variants = (run: (id: string) => () => Promise<Sample>) =>
    Object.fromEntries(rows.map(({ name }) => [name, run(name)]));

  await roundRobin(variants(runTurn), 2);
  const turn = await roundRobin(variants(runTurn), ROUNDS);
  await roundRobin(variants(runNaive), 1);
  const naive = await roundRobin(variants(runNaive), NAIVE_ROUNDS);
  table.close();
  const full = rows.find(({ note }) => note === 'fills the budget')?.name ?? '';
  const [smallest] = rows.map(({ name }) => name);
  return rows.map(({ name, ...row }) => {
    const scaling = (samples: Record<string, Sample[]>) =>
      scalingOf(samples[name] ?? [], samples[smallest ?? ''] ?? [], samples[full] ?? []);
    return { ...row, turn: scaling(turn), naive: scaling(naive) };
  });
};

/**
 * The window grows until the budget is full, is cut to 60 %, and grows again. The sizes therefore include the one that first fills the
 * budget, and one close to the largest at which the window is fullest.
 */
const rowsOf = (windows: readonly number[]) => {
  const filled = windows.findIndex((window, stored) => (windows[stored + 1] ?? 0) < window);
  const from = Math.floor((LONGEST / 2) * 0.95);
  const fullest = windows.slice(from).reduce((best, window, i, late) => (window > (late[best] ?? 0) ? i : best), 0);
  const row = (messages: number, note: HistoryRow['note']) => ({
    ...{ messages, note, sent: 2 * (windows[messages / 2] ?? 0) },
    name: `history-${messages}-${note.replaceAll(' ', '-')}`,
  });
  return [
    ...SIZES.map((messages) => row(messages, '')),
    row(2 * filled, 'fills the budget'),
    row(2 * (from + fullest), 'fullest window'),
  ].toSorted((a, b) => a.messages - b.messages);
};

const scalingOf = (samples: readonly Sample[], smallest: readonly Sample[], full: readonly Sample[]): Scaling => {
  const overheads = samples.map(overheadOf);
  return {
    ms: median(samples.map(({ ms }) => ms)),
    overheadMs: median(overheads),
    bytes: median(samples.map(({ bytes }) => bytes)),
    toSmallest: ratioOf(overheads, smallest.map(overheadOf)).middle,
    toFull: ratioOf(overheads, full.map(overheadOf)).middle,
  };
};

const overheadOf = ({ ms, modelMs }: Sample): number => ms - modelMs;
