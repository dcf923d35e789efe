import {
  ProtocolError,
  ProtocolErrorCode,
  type ReadResourceResult,
  ResourceNotFoundError,
} from '@modelcontextprotocol/server';
import { errorName } from '../../../core/errors/error-name.ts';
import type { Log } from '../../../core/observability/log.ts';
import type { Feature } from '../../front/server.ts';
import type { Customer } from '../customer-caller.ts';

export interface ResourceKind {
  /** A page of the resources that the caller may see, with a cursor if there are more. */
  list(caller: Customer, cursor: string | undefined): Promise<Listed>;
  /** The resource with that URI; null if there is none that the caller may see. */
  read(uri: string, caller: Customer): Promise<ReadResourceResult | null>;
  readonly templates: readonly Template[];
}

interface Listed {
  readonly resources: readonly Resource[];
  readonly nextCursor?: string;
}

interface Described {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly mimeType: string;
}
interface Resource extends Described {
  readonly uri: string;
  readonly annotations?: { readonly lastModified: string };
}
interface Template extends Described {
  readonly uriTemplate: string;
}

/** Serves the resources of all kinds. An unexpected error becomes a protocol error that asks the client to retry. */
export const resourcesFeature = (kinds: readonly ResourceKind[], log: Log): Feature<Customer> => {
  const orProtocolError = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ProtocolError) throw error;
      log.warn('resource failed', { error: errorName(error) });
      throw new ProtocolError(ProtocolErrorCode.InternalError, 'The service is busy: send the request again.');
    }
  };
  const resourceTemplates = kinds.flatMap(({ templates }) => templates.map((each) => ({ ...each })));
  const handle: Feature<Customer>['handle'] = (server, caller) => {
    server.setRequestHandler('resources/list', ({ params }) =>
      orProtocolError(async () => {
        const lists = await Promise.all(kinds.map((kind) => kind.list(caller, params?.cursor)));
        const next = lists.find(({ nextCursor }) => nextCursor !== undefined)?.nextCursor;
        const resources = lists.flatMap((list) => list.resources.map((each) => ({ ...each })));
        return { resources, ...(next !== undefined && { nextCursor: next }) };
      }),
    );
    server.setRequestHandler('resources/templates/list', () => ({ resourceTemplates }));
    server.setRequestHandler('resources/read', ({ params: { uri } }) =>
      orProtocolError(async () => {
        for (const kind of kinds) {
          const found = await kind.read(uri, caller);
          if (found) return found;
        }
        throw new ResourceNotFoundError(uri);
      }),
    );
  };
  return { capabilities: { resources: { listChanged: false, subscribe: false } }, handle };
};
