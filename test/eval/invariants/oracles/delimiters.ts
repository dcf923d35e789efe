import type { Block, ConverseRequest } from '../../../../local/aws/bedrock/protocol/request.ts';
import { ENDS } from '../company/poison.ts';
import type { Oracle } from '../witness.ts';

/** What a model might take for the wrapping of words that are not the customer's, however carelessly it is written. */
const TAG = /<\s*(\/?)\s*(note|passage|result)\b[^>]*>/gi;
const SHOWN = 80;

/** In what models are sent, every delimiter is the product's own: nobody else's words begin or end a wrapping. */
export const delimiters: Oracle = ({ asked }) => [
  ...new Set(
    asked
      .filter(({ request }) => !request.toolConfig?.toolChoice)
      .flatMap(({ request }) => textsFor(request))
      .flatMap((text) => (isWrapped(text) && !text.includes(ENDS) ? [] : [`forged: ${shown(text)}`])),
  ),
];

/** All but the model's own words. */
const textsFor = ({ messages }: ConverseRequest): string[] =>
  messages.filter(({ role }) => role === 'user').flatMap(({ content }) => content.flatMap(textsIn));

const textsIn = ({ text, guardContent, toolResult }: Block): string[] => [
  ...(text === undefined ? [] : [text]),
  ...(guardContent?.text ? [guardContent.text.text] : []),
  ...(toolResult?.content.flatMap(({ text: result }) => result ?? []) ?? []),
];

/** Whether the tags of a text are none, or one pair around the whole with pairs within it that are closed in their order and numbered in theirs. */
const isWrapped = (text: string): boolean => {
  const tags = [...text.matchAll(TAG)];
  if (tags.length === 0) return true;
  const open: string[] = [];
  let passages = 0;
  for (const [at, [tag, closes, name = '']] of tags.entries()) {
    const last = at === tags.length - 1;
    if (closes ? open.pop() !== name : open.length >= MOST_DEEP) return false;
    if (!closes && open.length === 0 && at > 0) return false;
    if (!closes) open.push(name);
    if (!closes && name === 'passage' && !tag.startsWith(`<passage number="${++passages}"`)) return false;
    if (last && !(open.length === 0 && text.endsWith(tag))) return false;
  }
  return text.startsWith(tags[0]?.[0] ?? '');
};

/** A note, and what is wrapped in it. */
const MOST_DEEP = 2;

const shown = (text: string): string => {
  const at = Math.max(text.search(/<\s*\/\s*(?:note|passage|result)/i) - SHOWN / 2, 0);
  return JSON.stringify(text.slice(at, at + SHOWN));
};
