import { App, Stack } from 'aws-cdk-lib';
import { MockIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { AttributeType, type ITable, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Code, EventSourceMapping, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { DefinitionBody, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import type { Observed } from '../../../infra/observability/observed.ts';
import { checkSettings, STAGES, type StageName, type StageSettings } from '../../../infra/stages.ts';

const PASS = JSON.stringify({ StartAt: 'Done', States: { Done: { Type: 'Pass', End: true } } });

/** A stack with a minimal resource of each kind that the alarms and the dashboard observe. */
export const observedStack = (stageName: StageName, changed: Partial<StageSettings['alarms']> = {}) => {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111111111111', region: 'us-east-1' } });
  stack.node.setContext('stage', stageName);
  if (changed.runbookUrl !== undefined) stack.node.setContext('runbookUrl', changed.runbookUrl);
  const alarms = { ...STAGES[stageName].alarms, ...changed };
  const settings = checkSettings(stageName, { ...STAGES[stageName], alarms }, 'us-east-1');
  const lambda = (name: string) =>
    new LambdaFunction(stack, name, {
      functionName: `frontdesk-${stageName}-${name}`,
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromInline('exports.handler = async () => {};'),
    });
  const table = (name: string) =>
    new TableV2(stack, name, { partitionKey: { name: 'pk', type: AttributeType.STRING } }) as ITable;
  const machine = (name: string) =>
    new StateMachine(stack, name, {
      stateMachineType: StateMachineType.EXPRESS,
      definitionBody: DefinitionBody.fromString(PASS),
    });
  const api = new RestApi(stack, 'Api', { restApiName: `frontdesk-${stageName}` });
  api.root.addMethod('GET', new MockIntegration());
  const observed: Observed = {
    stageName,
    settings,
    functions: {
      mcp: lambda('mcp'),
      desk: lambda('desk'),
      turn: lambda('turn'),
      tools: lambda('tools'),
      session: lambda('session'),
      authorizer: lambda('authorizer'),
      'desk-authorizer': lambda('desk-authorizer'),
      outbox: lambda('outbox'),
      clock: lambda('clock'),
      webhooks: lambda('webhooks'),
    },
    changes: EventSourceMapping.fromEventSourceMappingId(stack, 'Changes', 'mapping-1'),
    workflow: machine('Workflow'),
    deskWorkflow: machine('DeskWorkflow'),
    api,
    table: table('Conversations'),
    idempotencyTable: table('Idempotency'),
  };
  return { stack, observed };
};
