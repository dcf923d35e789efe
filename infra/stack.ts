import { Stack, type StackProps, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Protection } from '../core/access/bearer-challenge.ts';
import { Api } from './api/api.ts';
import { answerInJsonRpc } from './api/gateway-responses.ts';
import { Routes } from './api/routes.ts';
import { CognitoIssuer } from './auth/cognito-issuer.ts';
import { StaffIssuer } from './auth/staff-issuer.ts';
import { companyIssuer, companyStaffIssuer, type TokenIssuer } from './auth/token-issuer.ts';
import { ConversationTables } from './conversation-tables.ts';
import { AuthorizerFunction } from './functions/authorizer.ts';
import type { Assets } from './functions/bundles.ts';
import { DeskFunction } from './functions/desk.ts';
import { FrontFunction } from './functions/mcp.ts';
import { ToolsFunction } from './functions/tools.ts';
import { TurnFunction } from './functions/turn.ts';
import { Alarms } from './observability/alarms.ts';
import { Dashboard } from './observability/dashboard.ts';
import type { Observed } from './observability/observed.ts';
import { writeOutputs } from './stack-outputs.ts';
import type { Stage } from './stages.ts';
import { Workflow } from './workflow.ts';

export interface FrontdeskStackProps extends StackProps {
  readonly stage: Stage;
  readonly assets: Assets;
}

/** One stage of Frontdesk: tables, functions, state machines, API, dashboard and alarms. */
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
    const tools = new ToolsFunction(this, 'Tools', { stage, asset: assets.tools });
    const { stateMachine: workflow } = new Workflow(this, 'Workflow', {
      stage,
      machine: 'conversation-turn',
      functions: { TurnFunctionArn: turn.live, ToolsFunctionArn: tools.live },
    });
    const { stateMachine: deskWorkflow } = new Workflow(this, 'DeskWorkflow', {
      stage,
      machine: 'desk-action',
      functions: { TurnFunctionArn: turn.live },
    });

    const { api, url } = new Api(this, 'Mcp', { stage });
    const { allowedOrigins, deskOrigins } = stage.settings;
    const tokens = this.#tokenIssuer(stage, `${url}/mcp`);
    const protection: Protection = { resource: `${url}/mcp`, ...tokens };
    const authorizer = new AuthorizerFunction(this, 'Authorizer', {
      stage,
      endpoint: 'mcp',
      asset: assets.authorizer,
      protection,
      verification: tokens.verification,
    });
    const front = new FrontFunction(this, 'Front', {
      stage,
      asset: assets.mcp,
      conversations,
      idempotency,
      workflow,
      deskWorkflow,
      protection,
    });
    new Routes(this, 'Routes', {
      api,
      path: 'mcp',
      front: front.live,
      authorizer: authorizer.live,
      protection,
      origins: allowedOrigins,
    });

    const staffTokens = this.#staffIssuer(stage, `${url}/desk`, assets['staff-token']);
    const staffProtection: Protection = { resource: `${url}/desk`, ...staffTokens };
    const deskAuthorizer = new AuthorizerFunction(this, 'DeskAuthorizer', {
      stage,
      endpoint: 'desk',
      asset: assets.authorizer,
      protection: staffProtection,
      verification: staffTokens.verification,
    });
    const desk = new DeskFunction(this, 'Desk', {
      stage,
      asset: assets.desk,
      conversations,
      workflow: deskWorkflow,
      protection: staffProtection,
    });
    new Routes(this, 'DeskRoutes', {
      api,
      path: 'desk',
      front: desk.live,
      authorizer: deskAuthorizer.live,
      protection: staffProtection,
      origins: deskOrigins,
    });
    answerInJsonRpc(api, protection, [...new Set([...allowedOrigins, ...deskOrigins])]);

    const observed: Observed = {
      stageName: stage.name,
      settings: stage.settings,
      functions: {
        mcp: front.function,
        desk: desk.function,
        turn: turn.function,
        tools: tools.function,
        authorizer: authorizer.function,
        'desk-authorizer': deskAuthorizer.function,
      },
      workflow,
      deskWorkflow,
      api,
      table: conversations,
      idempotencyTable: idempotency,
    };
    const dashboard = new Dashboard(this, 'Dashboard', observed);
    new Alarms(this, 'Alarms', observed);
    writeOutputs(this, { stage, protection, tokens, staffProtection, staffTokens, dashboard, workflow });
  }

  #tokenIssuer(stage: Stage, resource: string): TokenIssuer {
    const { auth } = stage.settings;
    return auth.kind === 'cognito'
      ? new CognitoIssuer(this, 'Customers', { stage, auth, resource })
      : companyIssuer(auth);
  }

  #staffIssuer(stage: Stage, resource: string, asset: string): TokenIssuer {
    const { staff } = stage.settings;
    return staff.kind === 'cognito'
      ? new StaffIssuer(this, 'Staff', { stage, staff, resource, asset })
      : companyStaffIssuer(staff);
  }
}
