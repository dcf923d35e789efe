import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  AuthorizationType,
  EndpointType,
  LambdaIntegration,
  LogGroupLogDestination,
  MethodLoggingLevel,
  ResponseTransferMode,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import type { Alias, IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ACCESS_LOG } from './access-log.ts';
import { CustomDomain } from './custom-domain.ts';
import { Firewall } from './firewall.ts';
import { answerInJsonRpc } from './gateway-responses.ts';
import { answerPreflight } from './preflight.ts';
import type { Stage } from './stages.ts';

/** Longer than the front's own 130 s. Without it API Gateway gives up after 29 s, streaming or not. */
const INTEGRATION_TIMEOUT = Duration.seconds(135);

export interface McpApiProps {
  readonly stage: Stage;
  readonly front: Alias;
}

/** `/mcp` for whoever may execute-api:Invoke it, answered by the front and streamed. */
export class McpApi extends Construct {
  readonly api: RestApi;
  readonly url: string;

  constructor(scope: Construct, id: string, { stage, front }: McpApiProps) {
    super(scope, id);
    const { settings } = stage;
    this.api = this.#api(stage);
    const mcp = this.api.root.addResource('mcp');
    // ANY, not POST: what is not served is then answered 405 by the front, where API Gateway would say 403.
    const any = mcp.addMethod(
      'ANY',
      new LambdaIntegration(front as IFunction, {
        responseTransferMode: ResponseTransferMode.STREAM,
        timeout: INTEGRATION_TIMEOUT,
        allowTestInvoke: false,
      }),
      { authorizationType: AuthorizationType.IAM },
    );
    Validations.of(any).acknowledge({
      id: 'AwsSolutions-COG4',
      reason:
        'Callers are backends with IAM credentials; customers have no account in a Cognito user pool of this stack.',
    });
    answerPreflight(mcp, settings.allowedOrigins);
    answerInJsonRpc(this.api, settings.allowedOrigins);
    this.#keepExecutionLogs(stage);

    if (settings.firewall) new Firewall(this, 'Firewall', { stage, api: this.api, limits: settings.firewall });
    else this.#acknowledgeNoFirewall();
    if (settings.domain) new CustomDomain(this, 'Domain', { api: this.api, domain: settings.domain });
    this.url = settings.domain ? `https://${settings.domain.name}/mcp` : this.api.urlForPath('/mcp');
  }

  #api({ name, settings }: Stage): RestApi {
    const accessLogs = new LogGroup(this, 'AccessLogs', {
      logGroupName: `/frontdesk/${name}/access`,
      retention: settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const api = new RestApi(this, 'Api', {
      restApiName: `frontdesk-${name}`,
      description: 'Frontdesk: customer support over MCP',
      endpointTypes: [EndpointType.REGIONAL],
      // Bodies arrive as the bytes that they are (docs/adr/0004).
      binaryMediaTypes: ['*/*'],
      disableExecuteApiEndpoint: settings.domain !== undefined,
      // API Gateway logs by a role of the whole account and region: it must outlive this stack, for other APIs use it.
      cloudWatchRole: true,
      cloudWatchRoleRemovalPolicy: RemovalPolicy.RETAIN,
      deployOptions: {
        stageName: name,
        accessLogDestination: new LogGroupLogDestination(accessLogs),
        accessLogFormat: ACCESS_LOG,
        loggingLevel: MethodLoggingLevel.ERROR,
        dataTraceEnabled: false,
        tracingEnabled: true,
        throttlingRateLimit: settings.throttling.rate,
        throttlingBurstLimit: settings.throttling.burst,
      },
    });
    api.node.tryRemoveChild('Endpoint');
    Validations.of(api).acknowledge(
      {
        id: 'AwsSolutions-APIG2',
        reason:
          'Bodies pass as bytes, which API Gateway cannot validate; the front checks them as UTF-8, JSON, JSON-RPC and by tool schema.',
      },
      {
        id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
        reason:
          'The account-wide role by which API Gateway writes logs; AWS maintains this policy for it, and other APIs share the role.',
      },
    );
    return api;
  }

  /** API Gateway would make this group itself, and keep it forever. */
  #keepExecutionLogs({ name, settings }: Stage): void {
    const logs = new LogGroup(this, 'ExecutionLogs', {
      logGroupName: `API-Gateway-Execution-Logs_${this.api.restApiId}/${name}`,
      retention: settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.api.deploymentStage.node.addDependency(logs);
  }

  #acknowledgeNoFirewall(): void {
    Validations.of(this.api.deploymentStage).acknowledge({
      id: 'AwsSolutions-APIG3',
      reason:
        'A stage without customers: IAM authorization and throttling stand in front of it, and a web ACL costs more than the stage.',
    });
  }
}
