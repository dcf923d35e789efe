import { Validations } from 'aws-cdk-lib';
import { AuthorizationType, LambdaIntegration, ResponseTransferMode, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Alias, IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { answerPreflight } from './cors-preflight.ts';

export interface SessionRouteProps {
  readonly api: RestApi;
  readonly session: Alias;
  readonly origins: readonly string[];
}

/** `/session`. It has no authorizer, because callers get their first token here. */
export class SessionRoute extends Construct {
  constructor(scope: Construct, id: string, { api, session, origins }: SessionRouteProps) {
    super(scope, id);
    const resource = api.root.addResource('session');
    const toSession = new LambdaIntegration(session as IFunction, {
      responseTransferMode: ResponseTransferMode.STREAM,
      allowTestInvoke: false,
    });
    // ANY: the function answers other methods with 405.
    const any = resource.addMethod('ANY', toSession, { authorizationType: AuthorizationType.NONE });
    const reason =
      'It makes the tokens that others require. Visitors have none yet; the JWT of a shop in the body is verified by the function.';
    Validations.of(any).acknowledge({ id: 'AwsSolutions-APIG4', reason }, { id: 'AwsSolutions-COG4', reason });
    answerPreflight(resource, ['POST', 'DELETE'], origins);
  }
}
