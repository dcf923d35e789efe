import type { ServerResponse } from 'node:http';
import { type HttpStandIn, sendJson, startHttp, type WireRequest } from './http-stand-in.ts';

export const BUCKET = 'company-docs';
export const KNOWLEDGE_BASE = { id: 'KB12345678', dataSourceId: 'DS12345678' };

/** The operations of S3 and of Bedrock's knowledge bases that a sync calls, at one URL. */
export class KnowledgeAccount {
  readonly objects = new Map<string, string>();
  readonly requests: WireRequest[] = [];
  /** The response of `GetDataSource`. */
  dataSource: object = {};
  /** The responses of `GetIngestionJob`, one for each call; the last one repeats. */
  jobs: readonly object[] = [{ status: 'COMPLETE', statistics: { numberOfDocumentsScanned: 2 } }];
  /** Answers requests that match `METHOD /path` with an AWS error. */
  refusal: { readonly of: RegExp; readonly status: number; readonly error: string } | null = null;
  #server: HttpStandIn | null = null;

  async start(): Promise<string> {
    this.#server = await startHttp((request, response) => this.#answer(request, response));
    return this.#server.url;
  }

  async close(): Promise<void> {
    await this.#server?.close();
  }

  /** `METHOD key` of each change of an object, and `INGEST`, in order. */
  get changes(): string[] {
    return this.requests.flatMap(({ method, url, body }) => {
      const { pathname, searchParams } = new URL(url, 'http://s3');
      if (pathname.endsWith('/ingestionjobs/')) return ['INGEST'];
      if (searchParams.has('delete')) return keysIn(body).map((key) => `DELETE ${key}`);
      return method === 'PUT' ? [`PUT ${keyOf(pathname)}`] : [];
    });
  }

  #answer(request: WireRequest, response: ServerResponse): void {
    this.requests.push(request);
    const { pathname } = new URL(request.url, 'http://s3');
    const { refusal } = this;
    const isS3 = pathname.startsWith(`/${BUCKET}`);
    if (!refusal?.of.test(`${request.method} ${decodeURIComponent(pathname)}`)) {
      if (isS3) sendXml(response, 200, this.#s3(request));
      else sendJson(response, 200, this.#agent(request.method, pathname));
    } else if (isS3) {
      sendXml(response, refusal.status, `<Error><Code>${refusal.error}</Code><Message>Not now.</Message></Error>`);
    } else {
      sendJson(response, refusal.status, { message: 'Not now.' }, refusal.error);
    }
  }

  #s3({ method, url, body }: WireRequest): string {
    const { pathname, searchParams } = new URL(url, 'http://s3');
    if (method === 'GET') return this.#list(searchParams);
    if (method === 'PUT') this.objects.set(keyOf(pathname), body);
    for (const key of searchParams.has('delete') ? keysIn(body) : []) this.objects.delete(key);
    return method === 'PUT' ? '' : '<DeleteResult></DeleteResult>';
  }

  #agent(method: string, path: string): object {
    const place = `/knowledgebases/${KNOWLEDGE_BASE.id}/datasources/${KNOWLEDGE_BASE.dataSourceId}`;
    if (path === place) return { dataSource: this.dataSource };
    if (path === `${place}/ingestionjobs/` && method === 'PUT') return { ingestionJob: { ingestionJobId: 'JOB1' } };
    if (path !== `${place}/ingestionjobs/JOB1`) throw new Error(`Unexpected call: ${method} ${path}`);
    const [now, ...later] = this.jobs;
    if (later.length > 0) this.jobs = later;
    return { ingestionJob: now };
  }

  /** Two keys on a page, so that a listing has several pages. */
  #list(query: URLSearchParams): string {
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '')).toSorted();
    const from = Number(query.get('continuation-token') ?? 0);
    const next = from + 2 < keys.length ? from + 2 : null;
    const contents = keys.slice(from, from + 2).map((key) => `<Contents><Key>${key}</Key></Contents>`);
    const more = next === null ? '' : `<NextContinuationToken>${next}</NextContinuationToken>`;
    return `<ListBucketResult><IsTruncated>${next !== null}</IsTruncated>${contents.join('')}${more}</ListBucketResult>`;
  }
}

const keyOf = (pathname: string): string => decodeURIComponent(pathname).slice(`/${BUCKET}/`.length);

const keysIn = (xml: string): string[] => [...xml.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => key);

const sendXml = (response: ServerResponse, status: number, xml: string): void => {
  response.writeHead(status, { 'content-type': 'application/xml' }).end(xml);
};
