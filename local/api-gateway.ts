import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { proxyEvent, splitTarget } from './api-gateway/proxy-event.ts';
import { refuse } from './api-gateway/refuse.ts';
import { send } from './api-gateway/send.ts';
import type { LocalFunction } from './lambda.ts';
import { closeServer, listen } from './listen.ts';
import { readBody } from './read-body.ts';

/** API Gateway's own limit, which cannot be raised. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

export interface ApiGatewayOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** By exact path; a path that is not here is answered as API Gateway does, with 403. */
  readonly routes: Readonly<Record<string, LocalFunction>>;
  readonly maxBodyBytes?: number;
}

export interface ApiGateway {
  readonly url: string;
  readonly port: number;
  /** Lets requests in flight finish for 5 s; may be called again. */
  close(): Promise<void>;
}

/** Stands in for a REST API with streamed proxy integrations, on loopback; rejects with one clear line when the port is taken. */
export const startApiGateway = async (options: ApiGatewayOptions): Promise<ApiGateway> => {
  const routes = new Map(Object.entries(options.routes));
  const { maxBodyBytes = MAX_BODY_BYTES } = options;

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await readBody(request, maxBodyBytes);
    const route = routes.get(splitTarget(request.url).path);
    if (!body) return refuse(request, response, 413);
    if (!route) return refuse(request, response, 403);
    const answer = await route.stream(JSON.stringify(proxyEvent(request, body))).catch(() => null);
    if (!answer || !(await send(response, answer))) refuse(request, response, 502);
  };
  const server = createServer((request, response) => {
    response.on('error', () => {});
    serve(request, response).catch(() => response.destroy());
  });
  const port = await listen(server, options.port, 'set PORT');
  let closing: Promise<void> | undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    close: () => (closing ??= closeServer(server)),
  };
};
