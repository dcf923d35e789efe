import type { Tool } from '../protocol/request.ts';
import { askFor } from './ask-for.ts';
import type { ToolCall } from './choose-tool.ts';
import { admit } from './compose.ts';
import type { Dialogue } from './dialogue.ts';
import { identifiersIn } from './facts.ts';
import { answerFromResults } from './from-results.ts';
import { readIntent } from './intent.ts';
import { answerFromPassages, answerFromPrompt } from './knowledge.ts';
import { foundNothing, waits } from './outcome.ts';
import { plan } from './plan.ts';
import { propose } from './propose.ts';
import { recordsIn } from './records.ts';

/** What is answered to a request, or the tool that is used first: from the systems, from the documents, or honestly not at all. */
export const answerTo = (dialogue: Dialogue, tools: readonly Tool[]): string | ToolCall => {
  const { message, earlier, system, notes, used } = dialogue;
  const proposed = used.find(waits);
  if (proposed) return propose(proposed, tools, recordsIn(used));
  const passages = notes.flatMap(({ passages }) => passages);
  const written = answerFromPassages(passages, message);
  const { general, wants } = readIntent(message, earlier.length > 0);
  if (written && general && wants.size === 0 && identifiersIn(message).length === 0 && used.length === 0)
    return written;
  const known = written ?? answerFromPrompt(system, message);
  const step = plan(tools, dialogue) ?? (known === null ? plan(tools, dialogue, true) : null);
  if (step && 'call' in step) return step.call;
  if (step && 'ask' in step && !step.reads) return askFor(step.ask, step.used);
  const uses = step && 'tell' in step ? step.tell : used;
  const found = answerFromResults(uses, message);
  if (found) return written && uses.every(foundNothing) ? `${found} ${written}` : found;
  return known ?? (step && 'ask' in step ? askFor(step.ask, step.used) : admit(message));
};
