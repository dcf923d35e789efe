import type { IncomingMessage, ServerResponse } from 'node:http';
import { buildPages, type Pages } from '../../web/build/build-pages.ts';
import { cacheControl, type PageOrigins, pageHeaders } from '../../web/build/page-headers.ts';
import { RELOAD_SCRIPT, reloadOnEdit } from './reload-on-edit.ts';

export interface PagesOptions {
  /** The content of `/config.json`. */
  readonly config: () => object;
  readonly origins: () => PageOrigins;
  /** Host names to accept, against DNS rebinding. */
  readonly allowedHosts: readonly string[];
  readonly say: (line: string) => void;
}

export interface ServedPages {
  /** Answers a GET request of a page or one of its files; false for any other request. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  close(): Promise<void>;
}

const RELOAD = `<script type="module" src="${RELOAD_SCRIPT}"></script>`;

/** Serves the pages from memory, with the headers that the deployment gives them. An edit of a page reloads it. */
export const servePages = ({ config, origins, allowedHosts, say }: PagesOptions): ServedPages => {
  let pages = built();
  const reload = reloadOnEdit(() => {
    pages = built();
    return pages.then(
      () => true,
      (error: Error) => {
        say(`The pages do not build: ${error.message.split('\n')[0]}`);
        return false;
      },
    );
  });
  return {
    answer: async (request, response) => {
      const path = request.url?.split('?')[0] ?? '';
      if (request.method !== 'GET' && request.method !== 'HEAD') return false;
      const file = reload.file(path) ?? (path === '/config.json' ? json(config()) : (await pages).get(path));
      if (!file && (path !== reload.events || request.method === 'HEAD')) return false;
      if (!allowedHosts.includes(hostName(request.headers.host))) {
        response.writeHead(403, { 'content-type': 'text/plain' }).end('Forbidden: this Host is not allowed.\n');
      } else if (!file) {
        reload.subscribe(response);
      } else {
        const isHtml = file.type.startsWith('text/html');
        const bytes = isHtml
          ? Buffer.from(`${Buffer.from(file.bytes)}`.replace('</head>', `${RELOAD}</head>`))
          : file.bytes;
        // No HSTS for a name that other servers of this machine share.
        const { 'strict-transport-security': _, ...headers } = pageHeaders(path, origins());
        response.writeHead(200, {
          'content-type': file.type,
          'content-length': bytes.byteLength,
          'cache-control': cacheControl(path, file.hashed),
          ...headers,
        });
        response.end(request.method === 'HEAD' ? undefined : bytes);
      }
      return true;
    },
    close: () => reload.close(),
  };
};

const built = (): Promise<Pages> => {
  const pages = buildPages();
  pages.catch(() => {});
  return pages;
};

const json = (content: object) => ({
  type: 'application/json',
  bytes: Buffer.from(JSON.stringify(content)),
  hashed: false,
});

const hostName = (host = ''): string => URL.parse(`http://${host}`)?.hostname ?? '';
