import { Duration } from 'aws-cdk-lib';
import type { CfnMethod, Resource } from 'aws-cdk-lib/aws-apigateway';
import { REQUEST_HEADERS } from '../../core/access/request-headers.ts';

const MAX_AGE = Duration.hours(1);

/** Answers CORS preflight requests with a mock integration and without authorization. */
export const answerPreflight = (resource: Resource, methods: string[], allowedOrigins: readonly string[]): void => {
  const options = resource.addCorsPreflight({
    allowOrigins: [...allowedOrigins],
    allowMethods: methods,
    allowHeaders: REQUEST_HEADERS,
    maxAge: MAX_AGE,
  });
  // The API treats every media type as binary, so the mock's templates need an explicit conversion to text.
  const mock = options.node.defaultChild as CfnMethod;
  mock.addPropertyOverride('Integration.ContentHandling', 'CONVERT_TO_TEXT');
  mock.addPropertyOverride('Integration.IntegrationResponses.0.ContentHandling', 'CONVERT_TO_TEXT');
};
