import { CfnOutput, Stack, type StackProps, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import type { Assets } from './bundles.ts';
import { ConversationTables } from './conversation-tables.ts';
import { Dashboard } from './dashboard.ts';
import { FrontFunction } from './front-function.ts';
import { McpApi } from './mcp-api.ts';
import type { Observed } from './observed.ts';
import type { Stage } from './stages.ts';
import { TurnFunction } from './turn-function.ts';
import { TurnWorkflow } from './turn-workflow.ts';

export interface FrontdeskStackProps extends StackProps {
  readonly stage: Stage;
  readonly assets: Assets;
}

/** One stage of Frontdesk: functions, state machine, API, and what watches over them. */
export class FrontdeskStack extends Stack {
  constructor(scope: Construct, id: string, { stage, assets, ...props }: FrontdeskStackProps) {
    super(scope, id, {
      description: `Frontdesk, ${stage.name}: customer support over MCP`,
      terminationProtection: stage.settings.removalPolicy === 'retain',
      ...props,
    });
    this.node.setContext('stage', stage.name);
    const { runbookUrl } = stage.settings.alarms;
    if (runbookUrl !== undefined) this.node.setContext('runbookUrl', runbookUrl);
    Tags.of(this).add('application', 'frontdesk');
    Tags.of(this).add('stage', stage.name);

    const { conversations, idempotency } = new ConversationTables(this, 'Tables', stage.settings);
    const turn = new TurnFunction(this, 'Turn', { stage, asset: assets.turn, conversations });
    const { stateMachine } = new TurnWorkflow(this, 'Workflow', { stage, turn: turn.live });
    const front = new FrontFunction(this, 'Front', {
      stage,
      asset: assets.mcp,
      conversations,
      idempotency,
      workflow: stateMachine,
    });
    const { api, url } = new McpApi(this, 'Mcp', { stage, front: front.live });

    const observed: Observed = {
      stageName: stage.name,
      settings: stage.settings,
      front: front.function,
      turn: turn.function,
      workflow: stateMachine,
      api,
      table: conversations,
      idempotencyTable: idempotency,
    };
    const dashboard = new Dashboard(this, 'Dashboard', observed);
    new Alarms(this, 'Alarms', observed);

    const output = (name: string, description: string, value: string) =>
      new CfnOutput(this, name, { description, value });
    output('McpUrl', 'The MCP endpoint. Requests are signed with AWS Signature Version 4, service execute-api.', url);
    output(
      'McpClient',
      'Adds it to Claude Code; other clients take the command behind the dashes. MCP clients do not sign requests, so mcp-proxy-for-aws does it with your AWS credentials. Calls must name the customer with user_id.',
      `claude mcp add frontdesk -- uvx mcp-proxy-for-aws@latest ${url} --service execute-api --region ${this.region}`,
    );
    output(
      'CallerPermission',
      'What a caller must be allowed to execute-api:Invoke.',
      api.arnForExecuteApi('POST', '/mcp', stage.name),
    );
    output(
      'AlarmRecipients',
      'Who gets mail when an alarm goes off.',
      stage.settings.alarms.recipients.join(', ') || 'nobody yet: name them in infra/stages.ts, or subscribe a pager',
    );
    output('DashboardUrl', 'Is it up, is the model healthy, what do customers feel, what does it cost.', dashboard.url);
    output(
      'WorkflowConsole',
      'The state machine in the console: every execution, state by state.',
      `https://${this.region}.console.aws.amazon.com/states/home?region=${this.region}#/statemachines/view/${stateMachine.stateMachineArn}`,
    );
  }
}
