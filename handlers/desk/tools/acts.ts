import * as z from 'zod/mini';
import type { Playbook } from '../../../core/playbook/playbook.ts';
import {
  languagesArgument,
  messageIdArgument,
  noteArgument,
  replyArgument,
  resolutionArgument,
  teamArgument,
  versionArgument,
  whichConversation,
} from './arguments.ts';
import { checkTeam } from './check-team.ts';
import { type ActArguments, ActResult, type PerformAct, type StaffAction } from './perform-act.ts';
import type { StaffTool } from './staff-tool.ts';

const act = { message_id: messageIdArgument } as const;
const onCase = { ...whichConversation, ...act } as const;
const onSeenCase = { ...whichConversation, version: versionArgument, ...act } as const;

const CONFLICT =
  'CONFLICT means that nothing was done: it says who has the conversation now. Read it with open_case before you try again.';

/** The tools with which people act. Everything that they write is carried out by the desk's state machine. */
export const actTools = (tool: StaffTool, perform: PerformAct, playbook: () => Playbook) => {
  const acts = <I extends z.ZodMiniObject>(
    name: StaffAction,
    title: string,
    description: string,
    input: I,
    {
      ends = false,
      check = () => {},
    }: { ends?: boolean; check?: (args: ActArguments, teams: readonly string[] | null) => void } = {},
  ) =>
    tool({
      ...{ name, title, description, input, output: ActResult },
      // A repeat with the same message_id changes nothing more; without one, a reply is sent twice.
      annotations: {
        readOnlyHint: name === 'suggest_reply',
        ...(name !== 'suggest_reply' && { destructiveHint: ends, idempotentHint: false }),
        openWorldHint: false,
      },
      run: async (args, caller) => {
        const given = args as unknown as ActArguments;
        check(given, caller.teams);
        return perform(name, given, caller);
      },
    });

  return [
    acts(
      'take_next',
      'Take the next conversation',
      'Take the conversation that needs a person most: overdue first, then by risk, then by waiting time. You have it then, the assistant is silent in it, and the customer is told your name. Two people never get the same conversation. Read it with open_case, then answer with reply. Says that nobody waits if there is none.',
      z.object({
        team: z.optional(teamArgument('Only of this team. Defaults to all teams that you work for.')),
        languages: z.optional(languagesArgument),
        ...act,
      }),
      { check: ({ team }, teams) => void (team !== undefined && checkTeam(team, playbook(), teams)) },
    ),
    acts(
      'take_over',
      'Take over a conversation',
      `Take a conversation, from the queue, from the assistant or, with the version that you read, from a colleague. The assistant is silent in it from then on: messages that it has not answered wait for you. The customer is told your name. ${CONFLICT}`,
      z.object({ ...whichConversation, version: z.optional(versionArgument), ...act }),
    ),
    acts(
      'reply',
      'Reply to the customer',
      `Send the customer a message under your name. If nobody has the conversation, or the assistant, this takes it over. Send only words that the person whom you assist has approved. If the conversation is a colleague's or closed, the error is CONFLICT and nothing is sent: take_over or reopen first, if that is meant.`,
      z.object({ ...whichConversation, text: replyArgument, ...act }),
    ),
    acts(
      'note',
      'Leave a note for the team',
      'Add a note to a conversation that only the team reads: neither the customer nor a model is shown it. It changes nothing else.',
      z.object({ ...whichConversation, text: noteArgument, ...act }),
    ),
    acts(
      'suggest_reply',
      'Suggest a reply',
      'Have the model of the assistant write a reply for a person to check: from the conversation and the company’s documents, without carrying anything out. The text is returned and sent to nobody: send it, or a better one, with reply. It costs one model call.',
      z.object(onCase),
    ),
    acts(
      'transfer',
      'Pass to another team',
      `Let a conversation wait for a person of another team. The customer is told. ${CONFLICT}`,
      z.object({ ...onSeenCase, team: teamArgument('The team that the conversation is passed to.') }),
      { check: ({ team = '' }) => checkTeam(team, playbook(), null) },
    ),
    acts(
      'give_back',
      'Give back to the assistant',
      `Let the assistant answer the next message again. It is told what was said meanwhile. The customer is told that you left. A message that came after the version that you name is not left behind: the error is CONFLICT then. ${CONFLICT}`,
      z.object(onSeenCase),
    ),
    acts(
      'close',
      'Close a conversation',
      `End a conversation. The customer's next message begins a new episode with the assistant, which does not know of this one. ${CONFLICT}`,
      z.object({ ...onSeenCase, resolution: resolutionArgument }),
      { ends: true },
    ),
    acts(
      'reopen',
      'Reopen a closed conversation',
      `Take a closed conversation back, as yours, in the same episode. ${CONFLICT}`,
      z.object(onSeenCase),
    ),
  ];
};
