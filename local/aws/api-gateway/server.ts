import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeServer, listen } from '../../http/listen.ts';
import { readBody } from '../../http/read-body.ts';
import type { LocalFunction } from '../lambda/function.ts';
import { askAuthorizer } from './ask-authorizer.ts';
import { gatewayResponses } from './gateway-responses.ts';
import { proxyEvent, resourceOf, splitTarget } from './proxy-event.ts';
import { refuse } from './refuse.ts';
import { send } from './send.ts';

/** API Gateway's payload limit, which cannot be raised. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** A public function, or one behind an authorizer. */
type Route = LocalFunction | GuardedRoute;
interface GuardedRoute {
  readonly target: LocalFunction;
  readonly authorizer: LocalFunction;
  /** Whether a request without an Authorization header passes, as API Gateway never lets it. */
  readonly optional?: boolean;
}
export type Routes = Readonly<Record<string, Route>>;

export interface ApiGatewayOptions {
  /** 0 selects a free port. */
  readonly port: number;
  /**
   * By resource path; other paths are answered with 404, as the deployed API does. The function form is for routes that need the gateway's URL: it
   * is called when the server listens, and requests wait for it.
   */
  readonly routes: Routes | ((url: string) => Promise<Routes>);
  /** Origins of pages that may read gateway responses. The function form is for those that `routes` starts: it is called after that. */
  readonly allowedOrigins?: readonly string[] | (() => readonly string[]);
  readonly maxBodyBytes?: number;
  /** Answers requests of pages, which CloudFront serves in AWS; false for any other request. Called when the routes are known. */
  readonly pages?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
}

export interface ApiGateway {
  readonly url: string;
  readonly port: number;
  /** Waits up to 5 s for requests in flight. Idempotent. */
  close(): Promise<void>;
}

/**
 * Stands in for a REST API with streamed proxy integrations, on loopback. Rejects with a one-line error when the port is taken, and with
 * the error of `routes`.
 */
export const startApiGateway = async (options: ApiGatewayOptions): Promise<ApiGateway> => {
  const { maxBodyBytes = MAX_BODY_BYTES, allowedOrigins = [], pages = async () => false } = options;
  const ready = Promise.withResolvers<Serving>();
  ready.promise.catch(() => {});
  const server = createServer((request, response) => {
    response.on('error', () => {});
    readBody(request, maxBodyBytes)
      .then(async (body) => {
        const serving = await ready.promise;
        if (!(await pages(request, response))) await serve(serving, request, response, body);
      })
      .catch(() => response.destroy());
  });
  const port = await listen(server, options.port);
  const url = `http://127.0.0.1:${port}`;
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= closeServer(server));
  try {
    const routes = typeof options.routes === 'function' ? await options.routes(url) : options.routes;
    const origins = typeof allowedOrigins === 'function' ? allowedOrigins() : allowedOrigins;
    ready.resolve({ routes: new Map(Object.entries(routes)), answer: gatewayResponses(url, origins) });
  } catch (error) {
    ready.reject(error);
    await close();
    throw error;
  }
  return { url, port, close };
};

interface Serving {
  readonly routes: ReadonlyMap<string, Route>;
  readonly answer: ReturnType<typeof gatewayResponses>;
}

const serve = async (
  { routes, answer }: Serving,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer | null,
): Promise<void> => {
  const route = routes.get(resourceOf(splitTarget(request.url).path));
  if (!body) return refuse(request, response, answer('REQUEST_TOO_LARGE'));
  if (!route) return refuse(request, response, answer('MISSING_AUTHENTICATION_TOKEN'));
  let event = proxyEvent(request, body);
  // A browser's preflight request carries no token.
  if ('authorizer' in route && request.method !== 'OPTIONS' && !(route.optional && isAnonymous(request))) {
    const verdict = await askAuthorizer(route.authorizer, event);
    if ('refused' in verdict) return refuse(request, response, answer(verdict.refused, verdict.context));
    event = { ...event, requestContext: { ...event.requestContext, authorizer: verdict.allowed } };
  }
  const target = 'authorizer' in route ? route.target : route;
  const reply = await target.stream(JSON.stringify(event)).catch(() => null);
  if (!reply || !(await send(response, reply))) refuse(request, response, answer('DEFAULT_5XX'));
};

const isAnonymous = ({ headers }: IncomingMessage): boolean => headers.authorization === undefined;
