import type { Writable } from 'node:stream';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';

declare global {
  /** What the Node.js runtime of Lambda puts in front of a streaming handler. */
  namespace awslambda {
    function streamifyResponse(
      handler: (event: APIGatewayProxyEvent, stream: Writable, context: Context) => Promise<void>,
    ): unknown;

    namespace HttpResponseStream {
      function from(
        stream: Writable,
        head: { readonly statusCode: number; readonly headers: Readonly<Record<string, string>> },
      ): Writable;
    }
  }
}
