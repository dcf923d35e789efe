import { Duration } from 'aws-cdk-lib';
import type { CfnMethod, Resource } from 'aws-cdk-lib/aws-apigateway';

/** Headers of MCP's HTTP transport. */
const REQUEST_HEADERS = [
  'Accept',
  'Authorization',
  'Content-Type',
  'Last-Event-ID',
  'Mcp-Method',
  'Mcp-Name',
  'Mcp-Protocol-Version',
  'Mcp-Session-Id',
];
const MAX_AGE = Duration.hours(1);

/** Answers a browser's question in front of a request from another origin, without a function and without authorization. */
export const answerPreflight = (resource: Resource, method: string, allowedOrigins: readonly string[]): void => {
  if (allowedOrigins.length === 0) return;
  const options = resource.addCorsPreflight({
    allowOrigins: [...allowedOrigins],
    allowMethods: [method],
    allowHeaders: REQUEST_HEADERS,
    maxAge: MAX_AGE,
  });
  // Where every media type is binary, API Gateway cannot apply the mock's templates unless it is told that these are text.
  const mock = options.node.defaultChild as CfnMethod;
  mock.addPropertyOverride('Integration.ContentHandling', 'CONVERT_TO_TEXT');
  mock.addPropertyOverride('Integration.IntegrationResponses.0.ContentHandling', 'CONVERT_TO_TEXT');
};
