import type { Tool } from '../protocol/request.ts';
import type { Dialogue } from './dialogue.ts';
import { followUps } from './follow-up.ts';
import { goalOfIdentifier, goalsOf } from './goals.ts';
import { type Intent, readIntent } from './intent.ts';
import { recordsIn } from './records.ts';
import { searchWords } from './search-words.ts';
import { type Source, sourceOf } from './source.ts';
import { type Step, stepTowards } from './step-towards.ts';
import { type ReadTool, readTool } from './tool-words.ts';

const NEWEST = /\b(?:last|latest|newest|most recent|letzte\w?|neueste\w?)\b/i;

/** What is to be done about the customer's newest words with the tools on offer; null where these are of no use. */
export const plan = (offered: readonly Tool[], dialogue: Dialogue, lenient = false): Step | null => {
  const tools = offered.map(readTool);
  const { message, earlier, used } = dialogue;
  const at = (words: string, before: readonly string[], reply: string | null) => {
    const intent = readIntent(words, before.length > 0);
    const lookup = {
      records: recordsIn(used),
      sought: searchWords(words, tools, intent),
      newest: NEWEST.test(words),
      reply,
    };
    return { intent, source: { ...sourceOf({ message: words, earlier: before }), lookup } };
  };
  const pursue = (goals: readonly ReadTool[], intent: Intent, source: Source): Step | null => {
    const steps = goals.map((goal) => stepTowards(goal, { tools, used, intent, source }));
    const sure = steps.find((step) => step && !('ask' in step && step.reads));
    return sure ?? (used.length > 0 && goals.length > 0 ? { tell: used } : (steps[0] ?? null));
  };
  const direct = at(message, earlier, null);
  return (
    pursue(goalsOf(tools, direct.intent, direct.source, lenient), direct.intent, direct.source) ??
    followUps(dialogue).reduce<Step | null>((step, { words, before }) => {
      const { intent, source } = at(words, before, message);
      return step ?? pursue(goalsOf(tools, intent, source, false), intent, source);
    }, null) ??
    pursue(goalOfIdentifier(tools, direct.source), direct.intent, direct.source)
  );
};
