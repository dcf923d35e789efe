import type { Asked } from '../model/asked.ts';
import { signOf } from '../model/lie.ts';
import { toolsUsedIn } from '../model/read.ts';
import type { Exchange, Oracle } from '../witness.ts';

/** An answer that proposes an action says what would be done, to the last argument, and was written by a model that had asked for it. */
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
    ...(written ? [] : ['holds no words of a model']),
    ...(written?.blocked ? ['was blocked'] : []),
    ...(written && !toolsUsedIn(written.request).some((name) => name.endsWith(`__${tool}`))
      ? ['was written before']
      : []),
  ];
  return why.map((wrong) => `${tool} ${JSON.stringify(args)} is proposed, and the answer ${wrong}`);
};

const leaves = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];

/** Signs and the breaks between words are left to the product. */
const words = (text: string): string => ` ${text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
