import type { Writable } from 'node:stream';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';

declare global {
  /** Globals that Lambda's Node.js runtime provides for response streaming. */
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
