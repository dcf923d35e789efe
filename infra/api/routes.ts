import { Duration, Validations } from 'aws-cdk-lib';
import {
  AuthorizationType,
  type CfnAuthorizer,
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
import { answerPreflight } from './cors-preflight.ts';

/** Longer than the front's own 130 s. The default is 29 s, also for streamed responses. */
const INTEGRATION_TIMEOUT = Duration.seconds(135);

export interface RoutesProps {
  readonly api: RestApi;
  /** The path of the endpoint. */
  readonly path: 'mcp' | 'desk';
  readonly front: Alias;
  readonly authorizer: Alias;
  readonly protection: Protection;
  readonly origins: readonly string[];
}

/** An endpoint, which needs a token, and the public metadata that says where to get one. The front streams the responses of both. */
export class Routes extends Construct {
  readonly #toFront: LambdaIntegration;

  constructor(scope: Construct, id: string, { api, path, front, authorizer, protection, origins }: RoutesProps) {
    super(scope, id);
    this.#toFront = new LambdaIntegration(front as IFunction, {
      responseTransferMode: ResponseTransferMode.STREAM,
      timeout: INTEGRATION_TIMEOUT,
      allowTestInvoke: false,
    });
    const endpoint = api.root.addResource(path);
    this.#forTokens(endpoint, authorizer, path);
    answerPreflight(endpoint, ['POST'], origins);

    for (const document of wellKnownPaths(protection)) {
      const resource = api.root.resourceForPath(document);
      for (const method of ['GET', 'HEAD']) this.#forEverybody(resource, method);
      answerPreflight(resource, ['GET'], origins);
    }
  }

  /** ANY instead of POST: the front answers other methods with 405, where API Gateway would answer 403. */
  #forTokens(resource: Resource, handler: Alias, path: RoutesProps['path']): void {
    const authorizer = new RequestAuthorizer(this, 'Authorizer', {
      handler: handler as IFunction,
      // API Gateway answers 401 to a request without this header, with the challenge of `/mcp`: an API has one such response. For `/desk` the
      // authorizer therefore lets a request without a valid token through, without an identity, and the front answers it.
      identitySources: path === 'mcp' ? [IdentitySource.header('Authorization')] : [],
      // Results are not cached: a token's permissions depend on headers that older clients do not send (docs/adr/0007).
      resultsCacheTtl: Duration.seconds(0),
    });
    const any = resource.addMethod('ANY', this.#toFront, {
      authorizationType: AuthorizationType.CUSTOM,
      authorizer,
    });
    // CDK writes an empty list as an empty text.
    if (path === 'desk') (authorizer.node.defaultChild as CfnAuthorizer).addPropertyDeletionOverride('IdentitySource');
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
