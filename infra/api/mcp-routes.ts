import { Duration, Validations } from 'aws-cdk-lib';
import {
  AuthorizationType,
  IdentitySource,
  LambdaIntegration,
  RequestAuthorizer,
  type Resource,
  ResponseTransferMode,
  type RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import type { Alias, IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { METADATA_PATH, type Protection } from '../../core/access/bearer-challenge.ts';
import { answerPreflight } from '../settings/preflight.ts';
import type { Stage } from '../stages.ts';
import { answerInJsonRpc } from './gateway-responses.ts';

/** Longer than the front's own 130 s. Without it API Gateway gives up after 29 s, streaming or not. */
const INTEGRATION_TIMEOUT = Duration.seconds(135);

export interface McpRoutesProps {
  readonly stage: Stage;
  readonly api: RestApi;
  readonly front: Alias;
  readonly authorizer: Alias;
  readonly protection: Protection;
}

/** `/mcp` for whoever has a token, and beside it, for everybody, where to get one. The front answers both, streamed. */
export class McpRoutes extends Construct {
  readonly #toFront: LambdaIntegration;

  constructor(scope: Construct, id: string, { stage, api, front, authorizer, protection }: McpRoutesProps) {
    super(scope, id);
    const { allowedOrigins } = stage.settings;
    this.#toFront = new LambdaIntegration(front as IFunction, {
      responseTransferMode: ResponseTransferMode.STREAM,
      timeout: INTEGRATION_TIMEOUT,
      allowTestInvoke: false,
    });
    const mcp = api.root.addResource('mcp');
    this.#forTokens(mcp, authorizer);
    answerPreflight(mcp, 'POST', allowedOrigins);

    const metadata = api.root.resourceForPath(METADATA_PATH);
    for (const resource of [metadata, metadata.addResource('mcp')]) {
      for (const method of ['GET', 'HEAD']) this.#forEverybody(resource, method);
      answerPreflight(resource, 'GET', allowedOrigins);
    }
    answerInJsonRpc(api, protection, allowedOrigins);
  }

  /** ANY, not POST: what is not served is then answered 405 by the front, where API Gateway would say 403. */
  #forTokens(resource: Resource, authorizer: Alias): void {
    const any = resource.addMethod('ANY', this.#toFront, {
      authorizationType: AuthorizationType.CUSTOM,
      authorizer: new RequestAuthorizer(this, 'Authorizer', {
        handler: authorizer as IFunction,
        // Without this header API Gateway answers 401 by itself.
        identitySources: [IdentitySource.header('Authorization')],
        // Nothing is remembered: what a token may do depends on headers that older clients do not send (docs/adr/0007).
        resultsCacheTtl: Duration.seconds(0),
      }),
    });
    Validations.of(any).acknowledge({
      id: 'AwsSolutions-COG4',
      reason:
        'A function verifies the token, of Cognito or of another issuer: it also knows which scope the operation needs, and how to ask for it.',
    });
  }

  #forEverybody(resource: Resource, method: string): void {
    const open = resource.addMethod(method, this.#toFront, { authorizationType: AuthorizationType.NONE });
    const reason = 'The metadata of RFC 9728, which a client reads to find out where it gets a token.';
    Validations.of(open).acknowledge({ id: 'AwsSolutions-APIG4', reason }, { id: 'AwsSolutions-COG4', reason });
  }
}
