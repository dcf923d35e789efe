import { type HttpStandIn, sendJson, startHttp, type WireRequest } from './http-stand-in.ts';

/** How the knowledge base answers a query. */
export type Retrieval =
  | { readonly results: readonly object[] }
  | { readonly status: number; readonly error: string }
  | 'hangs'
  | 'breaks';

export interface RetrieveStandIn extends HttpStandIn {
  readonly requests: readonly WireRequest[];
  /** Sets the answer from now on. */
  answer(next: Retrieval): void;
}

/** Bedrock's `Retrieve` over HTTP: answers by script and records every request. */
export const startRetrieve = async (first: Retrieval = { results: [] }): Promise<RetrieveStandIn> => {
  const requests: WireRequest[] = [];
  let now = first;
  const server = await startHttp((request, response) => {
    requests.push(request);
    if (now === 'hangs') return;
    if (now === 'breaks') response.destroy();
    else if ('error' in now) sendJson(response, now.status, { message: 'No.' }, `${now.error}:http://internal/`);
    else sendJson(response, 200, { retrievalResults: now.results });
  });
  return {
    ...server,
    requests,
    answer: (next) => {
      now = next;
    },
  };
};
