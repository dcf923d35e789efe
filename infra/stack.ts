import { Stack, type StackProps, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Protection } from '../core/access/bearer-challenge.ts';
import { McpApi } from './api/mcp-api.ts';
import { McpRoutes } from './api/mcp-routes.ts';
import { CognitoIssuer } from './auth/cognito-issuer.ts';
import { companyIssuer, type TokenIssuer } from './auth/token-issuer.ts';
import { ConversationTables } from './conversation-tables.ts';
import { AuthorizerFunction } from './functions/authorizer.ts';
import type { Assets } from './functions/bundles.ts';
import { FrontFunction } from './functions/mcp.ts';
import { ToolsFunction } from './functions/tools.ts';
import { TurnFunction } from './functions/turn.ts';
import { Alarms } from './observability/alarms.ts';
import { Dashboard } from './observability/dashboard.ts';
import type { Observed } from './observability/observed.ts';
import { writeOutputs } from './stack-outputs.ts';
import type { Stage } from './stages.ts';
import { TurnWorkflow } from './turn-workflow.ts';

export interface FrontdeskStackProps extends StackProps {
  readonly stage: Stage;
  readonly assets: Assets;
}

/** One stage of Frontdesk: tables, functions, state machine, API, dashboard and alarms. */
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
    const { stateMachine } = new TurnWorkflow(this, 'Workflow', { stage, turn: turn.live, tools: tools.live });

    const { api, url } = new McpApi(this, 'Mcp', { stage });
    const tokens = this.#tokenIssuer(stage, url);
    const protection: Protection = { resource: url, ...tokens };
    const authorizer = new AuthorizerFunction(this, 'Authorizer', {
      stage,
      asset: assets.authorizer,
      protection,
      verification: tokens.verification,
    });
    const front = new FrontFunction(this, 'Front', {
      stage,
      asset: assets.mcp,
      conversations,
      idempotency,
      workflow: stateMachine,
      protection,
    });
    new McpRoutes(this, 'Routes', { stage, api, front: front.live, authorizer: authorizer.live, protection });

    const observed: Observed = {
      stageName: stage.name,
      settings: stage.settings,
      functions: {
        mcp: front.function,
        turn: turn.function,
        tools: tools.function,
        authorizer: authorizer.function,
      },
      workflow: stateMachine,
      api,
      table: conversations,
      idempotencyTable: idempotency,
    };
    const dashboard = new Dashboard(this, 'Dashboard', observed);
    new Alarms(this, 'Alarms', observed);
    writeOutputs(this, { stage, url, tokens, dashboard, stateMachine });
  }

  #tokenIssuer(stage: Stage, resource: string): TokenIssuer {
    const { auth } = stage.settings;
    return auth.kind === 'cognito'
      ? new CognitoIssuer(this, 'Customers', { stage, auth, resource })
      : companyIssuer(auth);
  }
}
