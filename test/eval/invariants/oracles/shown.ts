import type { Asked } from '../model/asked.ts';
import { signOf } from '../model/lie.ts';
import { toolsUsedIn } from '../model/read.ts';
import type { Exchange, Oracle } from '../witness.ts';

/**
 * An answer that proposes an action states it with all arguments, and was written by a model after it used the tool.
 */
export const shown: Oracle = ({ exchanges, asked }) => exchanges.flatMap((exchange) => wrongWith(exchange, asked));

const wrongWith = ({ result, customer }: Exchange, asked: readonly Asked[]): string[] => {
  if (!result?.proposed_action) return [];
  const { tool, title, arguments: args } = result.proposed_action;
  const told = words(result.answer);
  const unsaid = [title, ...leaves(args).filter((value) => value !== customer)].filter(
    (value) => !told.includes(words(String(value))),
  );
  const sign = signOf(result.answer);
  const written = sign === null ? undefined : asked.find(({ said }) => said[0]?.text?.startsWith(sign));
  const why = [
    ...(unsaid.length > 0 ? [`does not say ${JSON.stringify(unsaid[0])}`] : []),
    ...(written ? [] : ['has no words of a model']),
    ...(written?.blocked ? ['was blocked'] : []),
    ...(written && !toolsUsedIn(written.request).some((name) => name.endsWith(`__${tool}`))
      ? ['was written before the tool was used']
      : []),
  ];
  return why.map((wrong) => `${tool} ${JSON.stringify(args)} is proposed, and the answer ${wrong}`);
};

const leaves = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];

/** Ignores punctuation and white space, which the product may change. */
const words = (text: string): string => ` ${text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
