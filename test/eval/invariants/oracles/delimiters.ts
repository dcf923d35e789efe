import type { Block, ConverseRequest } from '../../../../local/aws/bedrock/protocol/request.ts';
import { ENDS } from '../company/poison.ts';
import type { Oracle } from '../witness.ts';

/** Every tag that a model might read as a wrapper of untrusted text, in any spelling. */
const TAG = /<\s*(\/?)\s*(note|passage|result)\b[^>]*>/gi;
const SHOWN = 80;

/** In requests to models, every delimiter is the product's own: untrusted text opens or closes no wrapper. */
export const delimiters: Oracle = ({ asked }) => [
  ...new Set(
    asked
      .filter(({ request }) => !request.toolConfig?.toolChoice)
      .flatMap(({ request }) => textsFor(request))
      .flatMap((text) => (isWrapped(text) && !text.includes(ENDS) ? [] : [`forged: ${shown(text)}`])),
  ),
];

/** Returns all texts except the model's own. */
const textsFor = ({ messages }: ConverseRequest): string[] =>
  messages.filter(({ role }) => role === 'user').flatMap(({ content }) => content.flatMap(textsIn));

const textsIn = ({ text, guardContent, toolResult }: Block): string[] => [
  ...(text === undefined ? [] : [text]),
  ...(guardContent?.text ? [guardContent.text.text] : []),
  ...(toolResult?.content.flatMap(({ text: result }) => result ?? []) ?? []),
];

/** Whether a text has no tags, or one pair around all of it with nested pairs that are closed and numbered in order. */
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

/** Maximum nesting: a note, and a wrapper in it. */
const MOST_DEEP = 2;

const shown = (text: string): string => {
  const at = Math.max(text.search(/<\s*\/\s*(?:note|passage|result)/i) - SHOWN / 2, 0);
  return JSON.stringify(text.slice(at, at + SHOWN));
};
