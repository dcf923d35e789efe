import { calls } from './oracles/calls.ts';
import { citations } from './oracles/citations.ts';
import { claims } from './oracles/claims.ts';
import { consent } from './oracles/consent.ts';
import { delimiters } from './oracles/delimiters.ts';
import { lists } from './oracles/lists.ts';
import { once } from './oracles/once.ts';
import { order } from './oracles/order.ts';
import { privacy } from './oracles/privacy.ts';
import { question } from './oracles/question.ts';
import { reported } from './oracles/reported.ts';
import { shown } from './oracles/shown.ts';
import { unknown } from './oracles/unknown.ts';
import type { Oracle } from './witness.ts';

/** Properties that hold whatever a model, a document, a tool or a customer does. */
export const INVARIANTS = {
  consent,
  question,
  order,
  once,
  calls,
  citations,
  unknown,
  reported,
  claims,
  privacy,
  shown,
  lists,
  delimiters,
} as const satisfies Record<string, Oracle>;

export type Invariant = keyof typeof INVARIANTS;
