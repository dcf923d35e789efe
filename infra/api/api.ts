import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { EndpointType, LogGroupLogDestination, MethodLoggingLevel, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { deskLimits, sessionLimits } from '../settings/sizes.ts';
import type { Stage, StageSettings } from '../stages.ts';
import { ACCESS_LOG } from './access-log.ts';
import { CustomDomain } from './custom-domain.ts';
import { Firewall } from './firewall.ts';

export interface ApiProps {
  readonly stage: Stage;
}

/**
 * The API without its routes, so that the functions behind it can get its URL. The URL is built from the API's id, because a reference
 * to the deployed stage would be a circular dependency.
 */
export class Api extends Construct {
  readonly api: RestApi;
  readonly origin: string;
  /** Its URL, without the path of an endpoint. */
  readonly url: string;

  constructor(scope: Construct, id: string, { stage }: ApiProps) {
    super(scope, id);
    const { settings } = stage;
    this.api = this.#api(stage);
    this.#keepExecutionLogs(stage);

    if (settings.firewall) new Firewall(this, 'Firewall', { stage, api: this.api, limits: settings.firewall });
    else this.#acknowledgeNoFirewall();
    if (settings.domain) new CustomDomain(this, 'Domain', { api: this.api, domain: settings.domain });
    const { region, urlSuffix } = Stack.of(this);
    this.origin = `https://${settings.domain?.name ?? `${this.api.restApiId}.execute-api.${region}.${urlSuffix}`}`;
    this.url = settings.domain ? this.origin : `${this.origin}/${stage.name}`;
  }

  #api({ name, settings }: Stage): RestApi {
    const accessLogs = new LogGroup(this, 'AccessLogs', {
      logGroupName: `/frontdesk/${name}/access`,
      retention: settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const limited = (path: string, { rate, burst }: StageSettings['throttling']) => ({
      [path]: {
        loggingLevel: MethodLoggingLevel.ERROR,
        throttlingRateLimit: rate,
        throttlingBurstLimit: burst,
      },
    });
    const api = new RestApi(this, 'Api', {
      restApiName: `frontdesk-${name}`,
      description: 'Frontdesk: customer support over MCP',
      endpointTypes: [EndpointType.REGIONAL],
      // Bodies pass as bytes (docs/adr/0004).
      binaryMediaTypes: ['*/*'],
      disableExecuteApiEndpoint: settings.domain !== undefined,
      // API Gateway logs with one role for the account and region. Other APIs use it too, so it must outlive this stack.
      cloudWatchRole: true,
      cloudWatchRoleRemovalPolicy: RemovalPolicy.RETAIN,
      deployOptions: {
        stageName: name,
        accessLogDestination: new LogGroupLogDestination(accessLogs),
        accessLogFormat: ACCESS_LOG,
        loggingLevel: MethodLoggingLevel.ERROR,
        dataTraceEnabled: false,
        tracingEnabled: settings.tracing,
        throttlingRateLimit: settings.throttling.rate,
        throttlingBurstLimit: settings.throttling.burst,
        // Every request of MCP is a POST; a setting has no effect on ANY.
        methodOptions: {
          ...limited('/desk/POST', deskLimits(settings)),
          ...limited('/session/POST', sessionLimits(settings)),
          ...limited('/session/DELETE', sessionLimits(settings)),
        },
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
          'API Gateway writes logs with one role for the account; AWS maintains this policy for it, and other APIs share the role.',
      },
    );
    return api;
  }

  /** API Gateway would otherwise create this log group itself, without a retention period. */
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
        'The stage has no customers. Tokens and throttling protect it, and a web ACL would cost more than the stage.',
    });
  }
}
