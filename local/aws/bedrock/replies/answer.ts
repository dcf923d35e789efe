import { ASK_FOR_PERSON, PERSON_ASKED } from '../../../../core/tools/own-tools.ts';
import { readWithLexicon } from '../../../../core/triage/read-with-lexicon.ts';
import { SUMMARY_TASK } from '../../../../core/turn/summary/summary-prompt.ts';
import { type ConverseRequest, type Json, type JsonRecord, type Tool, toolsOf } from '../protocol/request.ts';
import { type Choice, chooseChange, chooseLookUp, sourceOf, type ToolCall } from './choose-tool.ts';
import { type Conversation, readConversation, readResult, type Used } from './conversation.ts';
import { fillArguments, recordsIn, wordsOfName } from './fill-arguments.ts';
import { quotePassage } from './quote-passage.ts';
import { readMessage, schemaInPrompt } from './read-message.ts';

const STAND_IN =
  'I am a stand-in: no model is connected, so I only look things up and quote documents. To connect one, set MODEL_SERVER_URL or use Amazon Bedrock; the README says how.';
const PROPOSED = 'I can do that for you.';
const PERSON = 'I understand that you would like to talk to a person.';
const MOST_WORDS = 80;

/** Returns the answer to a request, or the tool to use first. Both depend only on the request. */
export const answer = (request: ConverseRequest): string | ToolCall => {
  const conversation = readConversation(request);
  const { message } = conversation;
  const tools = toolsOf(request);
  const forced = request.toolConfig?.toolChoice?.tool;
  const filled = (json: JsonRecord): JsonRecord => ({
    ...fillArguments({ name: '', inputSchema: { json } }, sourceOf(conversation, message)).input,
    ...readMessage(message, json),
  });
  const demanded = tools.find(({ name }) => name === forced?.name);
  if (demanded) return { name: demanded.name, input: filled(demanded.inputSchema.json) };
  const system = (request.system ?? []).map(({ text = '' }) => text).join('\n');
  if (system.startsWith(SUMMARY_TASK)) return summarize(message);
  const schema = schemaInPrompt(system);
  if (schema) return JSON.stringify(filled(schema));
  const told = aboutAction(conversation) ?? askForPerson(tools, conversation) ?? recall(conversation);
  return told ?? useTools(tools, conversation) ?? quotePassage(conversation) ?? STAND_IN;
};

/** The customer's first and last words. */
const summarize = (input: string): string => {
  const said = [...input.matchAll(/<passage>\n([\s\S]*?)\n<\/passage>/g)].map(([, words = '']) => words);
  return [...new Set([said[0], said.at(-1)]), 'A stand-in wrote this: no model is connected.'].join('\n');
};

/** Uses the tool once for a customer who asks for a person, unless a note says that the wish is known. What comes of it is told by code. */
const askForPerson = (tools: readonly Tool[], { message, used, note }: Conversation): string | ToolCall | null => {
  if (!readWithLexicon(message).wants_human) return null;
  const { name } = ASK_FOR_PERSON;
  const isAsked = used.some((use) => use.name === name) || note.includes(PERSON_ASKED.text);
  const isOpen = tools.some((tool) => tool.name === name) && !isAsked;
  return isOpen ? { name, input: { reason: 'The customer asks for a person.' } } : PERSON;
};

/** A change precedes a document, and that a look-up; for the customer's own data, the look-up comes first. */
const useTools = (tools: readonly Tool[], conversation: Conversation): string | ToolCall | null => {
  const { message, used } = conversation;
  const change = chooseChange(tools, conversation);
  if (change && !used.some(({ name }) => name === change.tool.name)) {
    if (change.missing.length === 0) return { name: change.tool.name, input: change.input };
    const first = used.length === 0 ? chooseLookUp(tools, conversation, change) : null;
    return first ?? [...used.map(tell), askFor(change)].join(' ');
  }
  // Code shows the proposal below the answer.
  if (used.some(({ words, failed }) => !failed && /\bnothing has been done\b/i.test(words))) return PROPOSED;
  if (used.length > 0) return used.map(tell).join(' ');
  const isOwn = /\b(?:my|mine|(?:did|have) I)\b|\d[\w-]{2}/i.test(message);
  return (isOwn ? null : quotePassage(conversation)) ?? chooseLookUp(tools, conversation);
};

const askFor = ({ tool, missing }: Choice): string =>
  `For "${wordsOfName(tool.name)}" I need: ${missing.map(wordsOfName).join(', ')}. Can you tell me?`;

const tell = ({ words, data, failed }: Pick<Used, 'words' | 'data' | 'failed'>): string => {
  const told = (words || inWords(data) || 'Nothing was found.').split(/(?<=\s)(?=\S)/);
  const text = told.slice(0, MOST_WORDS).join('').trim() + (told.length > MOST_WORDS ? ' …' : '');
  return failed ? `I am sorry, that was not possible: ${text}` : text;
};

const inWords = (data: Json): string => recordsIn(data).map(listFields).join('; ');

const listFields = (record: JsonRecord): string =>
  Object.entries(record)
    .map(([name, value]) => `${wordsOfName(name)}: ${value}`)
    .join(', ');

const OUTCOME = /: (it has been done|the system refused it)[^<]*<result>([\s\S]*?)<\/result>/g;

/** Reports what came of the actions that the customer was asked about, as the note states it. */
const aboutAction = ({ note }: Conversation): string | null => {
  const said = note.replaceAll(/<(passage|result)\b[\s\S]*?<\/\1>/g, '');
  if (/^They declined\./m.test(said)) return 'All right: nothing is changed.';
  if (!/\b(?:consented|may have started)\b/i.test(said)) return null;
  const told = [...note.matchAll(OUTCOME)].map(([, outcome = '', result = '']) => {
    const failed = outcome.includes('refused');
    return (failed ? '' : 'That is done. ') + tell({ ...readResult(result), failed });
  });
  if (/: it is unknown whether/.test(said)) told.push('I am sorry, I cannot tell whether that was done.');
  if (told.length > 0) return told.join(' ');
  return /: it was not begun/.test(said) ? 'That has not been done.' : 'Another message has already started that.';
};

/** Answers "what is my name?" from "my name is …" in an earlier message, and acknowledges a name. */
const recall = ({ message, earlier }: Conversation): string | null => {
  const [, asked] = /\b(?:what(?:'s| is| was)|tell me) my ([\p{L} ]+?)(?: again)?\W*$/iu.exec(message) ?? [];
  const statement = new RegExp(`\\bmy ${asked ?? 'name'} is ([^\\s.,;!?]+(?: [^\\s.,;!?]+){0,2})`, 'i');
  const value = earlier.flatMap((said) => statement.exec(said)?.[1] ?? []).at(-1);
  if (asked !== undefined) return value === undefined ? null : `Your ${asked} is ${value}.`;
  const [whole, name] = statement.exec(message) ?? [];
  return whole && message.length - whole.length < 3 ? `Thank you, I remember that your name is ${name}.` : null;
};
