import { INJECTED } from '../company/previews.ts';
import { TITLE_OF_SERVER } from '../company/tools.ts';
import { isReplyQuestion } from '../model/asked.ts';
import { signOf } from '../model/lie.ts';
import type { Oracle } from '../witness.ts';

/** The question what a reply means has nothing that a server, a document or another model wrote. */
export const question: Oracle = ({ asked }) => [
  ...new Set(
    asked.flatMap(({ request }) => {
      if (!isReplyQuestion(request)) return [];
      const text = JSON.stringify(request);
      const foreign = [TITLE_OF_SERVER, INJECTED, 'secret-of-'].find((word) => text.includes(word)) ?? signOf(text);
      return foreign ? [`the triage model is asked with ${JSON.stringify(foreign)}`] : [];
    }),
  ),
];
