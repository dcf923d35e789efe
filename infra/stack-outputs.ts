import { CfnOutput, type Stack } from 'aws-cdk-lib';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Protection } from '../core/access/bearer-challenge.ts';
import type { TokenIssuer } from './auth/token-issuer.ts';
import type { Dashboard } from './observability/dashboard.ts';
import type { Output } from './output.ts';
import type { Pages } from './pages/pages.ts';
import type { Stage } from './stages.ts';

export interface Deployed {
  readonly stage: Stage;
  readonly pages: Pages;
  readonly sessionUrl: string;
  /** Of `/mcp`, and of `/desk`. */
  readonly protection: Protection;
  readonly tokens: TokenIssuer;
  readonly staffProtection: Protection;
  readonly staffTokens: TokenIssuer;
  readonly dashboard: Dashboard;
  readonly workflow: StateMachine;
}

export const writeOutputs = (stack: Stack, deployed: Deployed): void => {
  const { stage, pages, sessionUrl, protection, tokens, staffProtection, staffTokens, dashboard, workflow } = deployed;
  const outputs: readonly Output[] = [
    {
      name: 'McpUrl',
      description: 'The MCP endpoint. Every request needs an access token of the issuer as "Authorization: Bearer".',
      value: protection.resource,
    },
    {
      name: 'McpClient',
      description: 'Command that adds the endpoint to Claude Code; /mcp there opens the login page.',
      value: `claude mcp add --transport http ${tokens.clientOptions}frontdesk ${protection.resource}`,
    },
    {
      name: 'Issuer',
      description: 'The authorization server, as clients see it; its metadata is below <Issuer>/.well-known/.',
      value: tokens.issuer,
    },
    ...tokens.outputs,
    {
      name: 'DeskUrl',
      description: 'The MCP endpoint of people who answer customers. It takes access tokens of the StaffIssuer only.',
      value: staffProtection.resource,
    },
    {
      name: 'DeskClient',
      description: 'Command that adds the desk to Claude Code; /mcp there opens the login page.',
      value: `claude mcp add --transport http ${staffTokens.clientOptions}frontdesk-desk ${staffProtection.resource}`,
    },
    {
      name: 'StaffIssuer',
      description: "The staff's authorization server, as clients see it.",
      value: staffTokens.issuer,
    },
    ...staffTokens.outputs,
    {
      name: 'SessionUrl',
      description:
        'The endpoint that gives chats their tokens; also the audience (aud) of the JWTs in which shops name a customer.',
      value: sessionUrl,
    },
    {
      name: 'ChatPage',
      description: 'The chat as a page, for customers.',
      value: `${pages.origin}/chat`,
    },
    {
      name: 'Console',
      description: 'The console of people who answer customers. It opens the login page.',
      value: `${pages.origin}/console`,
    },
    {
      name: 'WidgetTag',
      description: 'HTML that adds the chat to a page of a shop, whose origin must be in pages.shopOrigins.',
      value: `<script type="module" src="${pages.origin}/widget.js"></script><frontdesk-chat></frontdesk-chat>`,
    },
    {
      name: 'AlarmRecipients',
      description: 'E-mail addresses that are notified by alarms.',
      value: stage.settings.alarms.recipients.join(', ') || 'none: set them in infra/stages.ts, or subscribe a pager',
    },
    {
      name: 'DashboardUrl',
      description: 'The dashboard: availability, models, customers, actions, cost and infrastructure.',
      value: dashboard.url,
    },
    {
      name: 'WorkflowConsole',
      description: 'The state machine of turns in the console.',
      value: `https://${stack.region}.console.aws.amazon.com/states/home?region=${stack.region}#/statemachines/view/${workflow.stateMachineArn}`,
    },
  ];
  for (const { name, description, value } of outputs) new CfnOutput(stack, name, { description, value });
};
