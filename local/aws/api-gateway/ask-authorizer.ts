import type { APIGatewayProxyEvent, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import type { LocalFunction } from '../lambda/function.ts';
import { FunctionError } from '../lambda/function-error.ts';

/** The authorizer's context, for functions and gateway responses. API Gateway passes values as strings, and no objects. */
export type AuthorizerContext = Readonly<Record<string, string>>;

export type Verdict =
  | { readonly allowed: AuthorizerContext }
  | {
      readonly refused: 'UNAUTHORIZED' | 'ACCESS_DENIED' | 'AUTHORIZER_CONFIGURATION_ERROR';
      readonly context: AuthorizerContext;
    };

/** The part of an authorizer's result that Frontdesk's authorizer uses: one statement, for the requested method itself. */
const Result = z.object({
  principalId: z.string(),
  policyDocument: z.object({
    Statement: z.tuple([z.object({ Effect: z.enum(['Allow', 'Deny']), Resource: z.string() })]),
  }),
  context: z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
});

/** Invokes the authorizer for every request, as an API with a result TTL of 0. */
export const askAuthorizer = async (authorizer: LocalFunction, event: APIGatewayProxyEvent): Promise<Verdict> => {
  const asked = authorizerEvent(event);
  let answer: string;
  try {
    answer = await authorizer.invoke(JSON.stringify(asked));
  } catch (error) {
    // API Gateway answers 401 to this message only.
    const unauthorized = error instanceof FunctionError && error.errorMessage === 'Unauthorized';
    return { refused: unauthorized ? 'UNAUTHORIZED' : 'AUTHORIZER_CONFIGURATION_ERROR', context: {} };
  }
  const result = Result.safeParse(JSON.parse(answer));
  if (!result.success) return { refused: 'AUTHORIZER_CONFIGURATION_ERROR', context: {} };
  const { principalId, policyDocument, context = {} } = result.data;
  const texts = Object.fromEntries(Object.entries(context).map(([name, value]) => [name, String(value)]));
  const [{ Effect, Resource }] = policyDocument.Statement;
  return Effect === 'Allow' && Resource === asked.methodArn
    ? { allowed: { ...texts, principalId } }
    : { refused: 'ACCESS_DENIED', context: texts };
};

/** The request without its body, which authorizers do not get. */
const authorizerEvent = (event: APIGatewayProxyEvent): APIGatewayRequestAuthorizerEvent => {
  const { requestContext, httpMethod, path } = event;
  const { accountId, apiId, stage } = requestContext;
  return {
    type: 'REQUEST',
    methodArn: `arn:aws:execute-api:us-east-1:${accountId}:${apiId}/${stage}/${httpMethod}${path}`,
    resource: event.resource,
    path,
    httpMethod,
    headers: event.headers,
    multiValueHeaders: event.multiValueHeaders,
    pathParameters: event.pathParameters,
    queryStringParameters: event.queryStringParameters,
    multiValueQueryStringParameters: event.multiValueQueryStringParameters,
    stageVariables: event.stageVariables,
    requestContext: { ...requestContext, authorizer: undefined },
  };
};
