import { once } from 'node:events';
import { request as requestOverHttp } from 'node:http';
import { request as requestOverHttps } from 'node:https';

const PATIENCE_SECONDS = 4;

/** Throws one line that names the variable if no HTTP server answers at the URL. Any answer will do. */
export const reach = async (variable: string, url: string): Promise<void> => {
  const open = url.startsWith('https:') ? requestOverHttps : requestOverHttp;
  const signal = AbortSignal.timeout(PATIENCE_SECONDS * 1000);
  const request = open(url, { method: 'HEAD', signal }).on('error', () => {});
  try {
    await once(request.end(), 'response');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = signal.aborted ? `none in ${PATIENCE_SECONDS} s` : (code ?? message);
    throw new Error(`${variable}: no answer from ${url} (${why}). Start the server, or correct the URL.`);
  } finally {
    request.destroy();
  }
};
