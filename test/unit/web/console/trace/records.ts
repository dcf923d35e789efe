import type { Trace } from '../../../../../web/console/trace/trace-result.ts';
import recorded from './records.json' with { type: 'json' };

/** Traces of real runs on one machine, with models that took their time by a script. */
export const RECORDS = recorded as unknown as Readonly<Record<keyof typeof recorded, Trace>>;
