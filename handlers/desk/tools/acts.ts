import type { ToolAnnotations } from '@modelcontextprotocol/server';
import * as z from 'zod/mini';
import type { Playbook } from '../../../core/playbook/playbook.ts';
import { idArgument } from '../../front/tools/arguments.ts';
import {
  episodeArgument,
  languagesArgument,
  messageIdArgument,
  noteArgument,
  replyArgument,
  resolutionArgument,
  ticketUrlArgument,
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

interface Definition<I extends z.ZodMiniObject> {
  readonly name: StaffAction;
  readonly title: string;
  readonly description: string;
  readonly hints: ToolAnnotations;
  readonly input: I;
  /** Throws if the team that the call names does not exist, or is none of the caller's `teams`; null for all. */
  readonly check?: (args: ActArguments, teams: readonly string[] | null) => void;
}

/** A second call, even with another message_id, changes nothing more: it names the version that it changes, or its aim is reached already. */
const ONCE = { readOnlyHint: false, destructiveHint: false, idempotentHint: true } as const;
/** A second call with another message_id is another act. */
const EACH = { ...ONCE, idempotentHint: false } as const;

/** The tools that write. The desk's state machine carries them out. */
export const actTools = (tool: StaffTool, perform: PerformAct, playbook: () => Playbook) => {
  const define = <I extends z.ZodMiniObject>({ name, hints, check, ...rest }: Definition<I>) =>
    tool({
      ...rest,
      ...{ name, output: ActResult, annotations: { ...hints, openWorldHint: false } },
      run: async (args, caller) => {
        const given = args as unknown as ActArguments;
        check?.(given, caller.teams);
        return perform(name, given, caller);
      },
    });

  return [
    define({
      name: 'take_next',
      title: 'Take the next conversation',
      description:
        'Take the conversation that needs a person most: overdue first, then by risk, then by waiting time; visitors, who are not signed in, after named customers. It is yours then: the assistant is silent in it, and the customer is told your name. Two people never get the same conversation. Read it with open_case, then answer with reply. If no conversation waits, the result says so.',
      hints: EACH,
      input: z.object({
        team: z.optional(idArgument('Only of this team. Defaults to all teams that you work for.')),
        languages: z.optional(languagesArgument),
        ...act,
      }),
      check: ({ team }, teams) => void (team !== undefined && checkTeam(team, playbook(), teams)),
    }),
    define({
      name: 'take_over',
      title: 'Take over a conversation',
      description: `Take a conversation from the queue, from the assistant or, with the version that you read, from a colleague. The assistant is silent in it from then on, and messages that it has not answered wait for you. The customer is told your name. ${CONFLICT}`,
      hints: ONCE,
      input: z.object({ ...whichConversation, version: z.optional(versionArgument), ...act }),
    }),
    define({
      name: 'reply',
      title: 'Reply to the customer',
      description: `Send the customer a message under your name. A conversation that waits, or that the assistant has, becomes yours. Send only words that the person whom you assist has approved. If a colleague has the conversation, or it is closed, the error is CONFLICT and nothing is sent: use take_over or reopen first, if the person wants that.`,
      hints: EACH,
      input: z.object({ ...whichConversation, text: replyArgument, ...act }),
    }),
    define({
      name: 'note',
      title: 'Leave a note for the team',
      description:
        'Add a note to a conversation that only the team reads: neither the customer nor a model is shown it. It changes nothing else.',
      hints: EACH,
      input: z.object({ ...whichConversation, text: noteArgument, ...act }),
    }),
    define({
      name: 'suggest_reply',
      title: 'Suggest a reply',
      description:
        'Draft a reply from the conversation and the company’s documents, by the assistant’s model. Nothing is carried out. The draft is returned for a person to check, and not sent: send it, or a better one, with reply. It costs one model call.',
      hints: { readOnlyHint: true },
      input: z.object(onCase),
    }),
    define({
      name: 'transfer',
      title: 'Pass to another team',
      description: `Let a conversation wait for a person of another team. The customer is told. ${CONFLICT}`,
      hints: ONCE,
      input: z.object({ ...onSeenCase, team: idArgument('The team that the conversation is passed to.') }),
      check: ({ team = '' }) => checkTeam(team, playbook(), null),
    }),
    define({
      name: 'give_back',
      title: 'Give back to the assistant',
      description: `Let the assistant answer the next message again. It is told what was said meanwhile, and the customer that you left. If a message came after the version that you name, the error is CONFLICT. ${CONFLICT}`,
      hints: ONCE,
      input: z.object(onSeenCase),
    }),
    define({
      name: 'close',
      title: 'Close a conversation',
      description: `End a conversation. The customer's next message begins a new episode with the assistant, which does not know of this one. ${CONFLICT}`,
      hints: { ...ONCE, destructiveHint: true },
      input: z.object({ ...onSeenCase, resolution: resolutionArgument }),
    }),
    define({
      name: 'reopen',
      title: 'Reopen a closed conversation',
      description: `Take a closed conversation back, as yours, in the same episode. ${CONFLICT}`,
      hints: ONCE,
      input: z.object(onSeenCase),
    }),
    define({
      name: 'link_ticket',
      title: 'Link a ticket',
      description:
        'Link the ticket that another system of the company, such as a CRM, has for a conversation: the team sees its number and can open it. A new link replaces the one before, and belongs to the current episode. It changes nothing else, and the customer is not told.',
      hints: ONCE,
      input: z.object({
        ...whichConversation,
        system: idArgument('The system that has the ticket, as the team knows it, such as CRM.'),
        id: idArgument('The number of the ticket there.'),
        url: z.optional(ticketUrlArgument),
        episode: z.optional(episodeArgument),
        ...act,
      }),
    }),
  ];
};
