import { Stack, type StackProps, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Protection } from '../core/access/bearer-challenge.ts';
import { Api } from './api/api.ts';
import { answerInJsonRpc } from './api/gateway-responses.ts';
import { Routes } from './api/routes.ts';
import { SessionRoute } from './api/session-route.ts';
import { customersIssuer, staffIssuer, staffLoginOrigin } from './auth/issuers.ts';
import { SessionKeys } from './auth/session-keys.ts';
import { ConversationTables } from './conversation-tables.ts';
import { AuthorizerFunction } from './functions/authorizer.ts';
import type { Assets } from './functions/bundles.ts';
import { ClockFunction } from './functions/clock.ts';
import { DeskFunction } from './functions/desk.ts';
import { FrontFunction } from './functions/mcp.ts';
import { OutboxFunction } from './functions/outbox.ts';
import { SessionFunction } from './functions/session.ts';
import { ToolsFunction } from './functions/tools.ts';
import { TurnFunction } from './functions/turn.ts';
import { WebhooksFunction } from './functions/webhooks.ts';
import { Alarms } from './observability/alarms.ts';
import { Dashboard } from './observability/dashboard.ts';
import type { Observed } from './observability/observed.ts';
import { allowedOrigins } from './pages/allowed-origins.ts';
import { pageConfig } from './pages/page-config.ts';
import { PageFiles } from './pages/page-files.ts';
import { Pages } from './pages/pages.ts';
import { writeOutputs } from './stack-outputs.ts';
import type { Stage } from './stages.ts';
import { Workflow } from './workflow.ts';

export interface FrontdeskStackProps extends StackProps {
  readonly stage: Stage;
  readonly assets: Assets;
  /** The folder that `buildPagesAsset` wrote. */
  readonly pagesFolder: string;
}

/** One stage of Frontdesk: tables, functions, state machines, API, dashboard and alarms. */
export class FrontdeskStack extends Stack {
  constructor(scope: Construct, id: string, { stage, assets, pagesFolder, ...props }: FrontdeskStackProps) {
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

    const webhooks = new WebhooksFunction(this, 'Webhooks', { stage, asset: assets.webhooks });
    const clock = new ClockFunction(this, 'Clock', {
      stage,
      asset: assets.clock,
      conversations,
      idempotency,
      webhooks: webhooks.live,
    });
    const outbox = new OutboxFunction(this, 'Outbox', {
      stage,
      asset: assets.outbox,
      conversations,
      clock: clock.live,
    });

    const { api, url, origin } = new Api(this, 'Mcp', { stage });
    const pages = new Pages(this, 'Pages', { stage, origins: { api: origin, login: [staffLoginOrigin(this, stage)] } });
    const { customers, staff } = allowedOrigins(stage, pages.origin);
    const sessions = { keys: new SessionKeys(this, 'SessionKeys', stage), issuer: `${url}/session` };
    const tokens = customersIssuer(this, stage, `${url}/mcp`);
    const protection: Protection = { resource: `${url}/mcp`, ...tokens };
    const authorizer = new AuthorizerFunction(this, 'Authorizer', {
      stage,
      endpoint: 'mcp',
      asset: assets.authorizer,
      protection,
      verification: tokens.verification,
      sessions,
    });
    const front = new FrontFunction(this, 'Front', {
      stage,
      asset: assets.mcp,
      conversations,
      idempotency,
      workflow,
      deskWorkflow,
      protection,
      origins: customers,
    });
    new Routes(this, 'Routes', {
      api,
      path: 'mcp',
      front: front.live,
      authorizer: authorizer.live,
      protection,
      origins: customers,
    });

    const session = new SessionFunction(this, 'Session', {
      stage,
      asset: assets.session,
      conversations,
      resource: protection.resource,
      origins: customers,
      ...sessions,
    });
    new SessionRoute(this, 'SessionRoute', { api, session: session.live, origins: customers });

    const staffTokens = staffIssuer(this, {
      stage,
      resource: `${url}/desk`,
      consoleUrl: `${pages.origin}/console`,
      asset: assets['staff-token'],
    });
    const staffProtection: Protection = { resource: `${url}/desk`, ...staffTokens };
    const deskAuthorizer = new AuthorizerFunction(this, 'DeskAuthorizer', {
      stage,
      endpoint: 'desk',
      asset: assets.authorizer,
      protection: staffProtection,
      verification: staffTokens.verification,
      sessions: null,
    });
    const desk = new DeskFunction(this, 'Desk', {
      stage,
      asset: assets.desk,
      conversations,
      workflow: deskWorkflow,
      protection: staffProtection,
      origins: staff,
    });
    new Routes(this, 'DeskRoutes', {
      api,
      path: 'desk',
      front: desk.live,
      authorizer: deskAuthorizer.live,
      protection: staffProtection,
      origins: staff,
    });
    answerInJsonRpc(api, protection, [...new Set([...customers, ...staff])]);
    new PageFiles(this, 'PageFiles', {
      stage,
      pages,
      folder: pagesFolder,
      config: pageConfig(url, staffProtection, staffTokens.consoleClientId),
    });

    const observed: Observed = {
      stageName: stage.name,
      settings: stage.settings,
      functions: {
        mcp: front.function,
        desk: desk.function,
        turn: turn.function,
        tools: tools.function,
        outbox: outbox.function,
        clock: clock.function,
        webhooks: webhooks.function,
        session: session.function,
        authorizer: authorizer.function,
        'desk-authorizer': deskAuthorizer.function,
      },
      changes: outbox.changes.mapping,
      workflow,
      deskWorkflow,
      api,
      table: conversations,
      idempotencyTable: idempotency,
    };
    const dashboard = new Dashboard(this, 'Dashboard', observed);
    new Alarms(this, 'Alarms', observed);
    writeOutputs(this, {
      stage,
      pages,
      sessionUrl: sessions.issuer,
      protection,
      tokens,
      staffProtection,
      staffTokens,
      dashboard,
      workflow,
    });
  }
}
