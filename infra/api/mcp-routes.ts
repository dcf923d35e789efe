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
import type { Protection } from '../../core/access/bearer-challenge.ts';
import { wellKnownPaths } from '../../core/access/well-known.ts';
import type { Stage } from '../stages.ts';
import { answerPreflight } from './cors-preflight.ts';
import { answerInJsonRpc } from './gateway-responses.ts';

/** Longer than the front's own 130 s. The default is 29 s, also for streamed responses. */
const INTEGRATION_TIMEOUT = Duration.seconds(135);

export interface McpRoutesProps {
  readonly stage: Stage;
  readonly api: RestApi;
  readonly front: Alias;
  readonly authorizer: Alias;
  readonly protection: Protection;
}

/** `/mcp`, which needs a token, and the public metadata that says where to get one. The front streams the responses of both. */
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

    for (const path of wellKnownPaths(protection)) {
      const resource = api.root.resourceForPath(path);
      for (const method of ['GET', 'HEAD']) this.#forEverybody(resource, method);
      answerPreflight(resource, 'GET', allowedOrigins);
    }
    answerInJsonRpc(api, protection, allowedOrigins);
  }

  /** ANY instead of POST: the front answers other methods with 405, where API Gateway would answer 403. */
  #forTokens(resource: Resource, authorizer: Alias): void {
    const any = resource.addMethod('ANY', this.#toFront, {
      authorizationType: AuthorizationType.CUSTOM,
      authorizer: new RequestAuthorizer(this, 'Authorizer', {
        handler: authorizer as IFunction,
        // API Gateway answers 401 to a request without this header.
        identitySources: [IdentitySource.header('Authorization')],
        // Results are not cached: a token's permissions depend on headers that older clients do not send (docs/adr/0007).
        resultsCacheTtl: Duration.seconds(0),
      }),
    });
    Validations.of(any).acknowledge({
      id: 'AwsSolutions-COG4',
      reason:
        'A Lambda authorizer verifies tokens of Cognito or another issuer. It also checks the scope of the operation and returns the challenge for a missing one.',
    });
  }

  #forEverybody(resource: Resource, method: string): void {
    const open = resource.addMethod(method, this.#toFront, { authorizationType: AuthorizationType.NONE });
    const reason = 'A client reads the metadata of the endpoint and of its authorization server before it has a token.';
    Validations.of(open).acknowledge({ id: 'AwsSolutions-APIG4', reason }, { id: 'AwsSolutions-COG4', reason });
  }
}
