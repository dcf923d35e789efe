import * as z from 'zod/mini';
import { readJson } from '../text/read-json.ts';
import { variable } from './environment.ts';

const count = z.int().check(z.minimum(0));
const Limits = z.strictObject({ turns: count, tokens: count });

/** JSON of `{turns, tokens}`: a customer's daily limits. */
export const dailyQuotaLimits = variable((json) => readJson(Limits, json, '{"turns":300,"tokens":2000000}'));
