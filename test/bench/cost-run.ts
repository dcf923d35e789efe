import { writeFileSync } from 'node:fs';
import type { Counts, Scenario } from '../../infra/cost/counts.ts';
import { countScenario } from './cost/count-scenario.ts';
import { startCounted } from './cost/counted-stack.ts';
import { conversations, questions } from './cost/workload.ts';

const FILE = new URL('../../infra/cost/counts.json', import.meta.url);

/** Counts the resources that turns use on the one-machine stack, and writes the counts for infra/cost/main.ts. */
const run = async (): Promise<Counts> => {
  const stack = await startCounted();
  const scenarios: Record<string, Scenario> = {};
  try {
    await countScenario(stack, conversations(2));
    scenarios.conversations = await countScenario(stack, conversations(40));
    scenarios.questions = await countScenario(stack, questions(40));
  } finally {
    await stack.close();
  }
  const { conversations: ofConversations, questions: ofQuestions } = scenarios;
  if (!ofConversations || !ofQuestions) throw new Error('A scenario is missing.');
  const on = new Date().toISOString().slice(0, 10);
  return { on, node: process.version, scenarios: { conversations: ofConversations, questions: ofQuestions } };
};

const counts = await run();
writeFileSync(FILE, `${JSON.stringify(counts, null, 2)}\n`);
console.log(JSON.stringify(counts, null, 2));
