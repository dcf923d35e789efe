import { SdkHttpError, UnauthorizedError } from '@modelcontextprotocol/client';
import { fromJson, recordOf, stringOf } from '../../core/text/json.ts';
import { noServer } from './no-server.ts';

/** The error of a call to the server at `url`, in one line for the terminal. `variable` may hold the token. */
export const explainError = (url: string, error: unknown, variable = 'FRONTDESK_TOKEN'): Error => {
  if (error instanceof UnauthorizedError)
    return new Error(`The server requires a valid token: set --token or ${variable}.`);
  // The message of every failed connection in Node's fetch; the cause has the code.
  if (error instanceof TypeError && error.message === 'fetch failed') return noServer(url, 'npm start');
  const message = messageIn(error);
  if (message.startsWith('Unknown tool ')) return new Error(`${url} is another endpoint: correct --url.`);
  return new Error(message);
};

/** The message within a JSON-RPC error that came with an HTTP status, or the error's own. */
const messageIn = (error: unknown): string => {
  if (!(error instanceof SdkHttpError)) return error instanceof Error ? error.message : String(error);
  const rejection = recordOf(fromJson(String(error.data.text)));
  return stringOf(recordOf(rejection.error).message) || error.message;
};
