import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Caller } from './caller.ts';
import type { Endpoint } from './endpoint.ts';
import { errorResponse } from './guards.ts';
import { toIncoming, writeResponse } from './lambda-http.ts';

/** The Lambda handler of an endpoint: answers events of API Gateway on their response streams, and then writes the metrics. */
export const answerEvents = <C extends Caller>(
  serve: Endpoint<C>,
  callerOf: (event: APIGatewayProxyEvent, remainingMs: () => number) => C | null,
  metrics: { flush(): void },
) =>
  awslambda.streamifyResponse(async (event, stream, context) => {
    const caller = callerOf(event, () => context.getRemainingTimeInMillis());
    try {
      const incoming = toIncoming(event);
      const response = incoming
        ? await serve(incoming, caller)
        : errorResponse(400, -32600, 'Invalid request: unsupported method or malformed path.');
      await writeResponse(response, stream);
    } finally {
      metrics.flush();
    }
  });
