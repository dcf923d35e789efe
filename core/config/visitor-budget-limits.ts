import * as z from 'zod/mini';
import { readJson } from '../text/read-json.ts';
import { variable } from './environment.ts';

const count = z.int().check(z.minimum(0));
const Limits = z.strictObject({
  turns: z._default(count, 2000),
  turns_per_network: z._default(count, 60),
  requests: z._default(count, 200),
  new_per_network: z._default(count, 300),
});

/** JSON of visitors' hourly limits; one that is left out takes the default. */
export const visitorBudgetLimits = z._default(
  variable((json) =>
    readJson(Limits, json, '{"turns":2000,"turns_per_network":60,"requests":200,"new_per_network":300}'),
  ),
  Limits.parse({}),
);
