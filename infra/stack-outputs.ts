import { CfnOutput, type Stack } from 'aws-cdk-lib';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { TokenIssuer } from './auth/token-issuer.ts';
import type { Dashboard } from './observability/dashboard.ts';
import type { Output } from './output.ts';
import type { Stage } from './stages.ts';

export interface Deployed {
  readonly stage: Stage;
  /** The URL of `/mcp`. */
  readonly url: string;
  readonly tokens: TokenIssuer;
  readonly dashboard: Dashboard;
  readonly stateMachine: StateMachine;
}

export const writeOutputs = (stack: Stack, { stage, url, tokens, dashboard, stateMachine }: Deployed): void => {
  const outputs: readonly Output[] = [
    {
      name: 'McpUrl',
      description: 'The MCP endpoint. Every request needs an access token of the issuer as "Authorization: Bearer".',
      value: url,
    },
    {
      name: 'McpClient',
      description: 'Command that adds the endpoint to Claude Code; /mcp there opens the login page.',
      value: `claude mcp add --transport http ${tokens.clientOptions}frontdesk ${url}`,
    },
    {
      name: 'Issuer',
      description: 'The authorization server, as clients see it; its metadata is below <Issuer>/.well-known/.',
      value: tokens.issuer,
    },
    ...tokens.outputs,
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
      description: 'The state machine in the console.',
      value: `https://${stack.region}.console.aws.amazon.com/states/home?region=${stack.region}#/statemachines/view/${stateMachine.stateMachineArn}`,
    },
  ];
  for (const { name, description, value } of outputs) new CfnOutput(stack, name, { description, value });
};
