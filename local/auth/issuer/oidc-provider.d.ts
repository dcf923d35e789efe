declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  /** The part of Koa's context that the issuer's own pages use. */
  interface Context {
    readonly req: IncomingMessage;
    readonly res: ServerResponse;
    readonly method: string;
    readonly path: string;
    query: Readonly<Record<string, string | string[] | undefined>>;
    status: number;
    type: string;
    body: unknown;
    get(header: string): string;
    set(headers: Readonly<Record<string, string>>): void;
  }

  interface Client {
    readonly clientId: string;
    readonly clientName?: string;
  }

  interface ResourceServer {
    readonly scopes: ReadonlySet<string>;
  }

  /** The context of hooks, with `oidc`. */
  interface OidcContext extends Context {
    readonly oidc: {
      readonly client: Client;
      readonly session: { readonly accountId?: string };
      readonly result?: { readonly login?: { readonly groups: readonly string[] } };
      readonly requestParamScopes: ReadonlySet<string>;
      readonly requestParamOIDCScopes: ReadonlySet<string>;
      readonly resourceServers: Readonly<Record<string, ResourceServer>>;
      readonly provider: Provider;
    };
  }

  interface Grant {
    addOIDCScope(scope: string): void;
    addResourceScope(resource: string, scope: string): void;
    save(): Promise<string>;
  }

  class Provider {
    constructor(issuer: string, configuration: object);
    readonly Grant: new (of: {
      readonly accountId: string | undefined;
      readonly clientId: string;
    }) => Grant;
    readonly Client: { find(id: string): Promise<Client | undefined> };
    /** Adds a middleware before the provider's own routes. */
    use(middleware: (context: Context, next: () => Promise<void>) => Promise<void>): this;
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    interactionDetails(
      request: IncomingMessage,
      response: ServerResponse,
    ): Promise<{ readonly uid: string; readonly params: Readonly<Record<string, unknown>> }>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
  }

  const errors: { readonly InvalidTarget: new () => Error };
}
