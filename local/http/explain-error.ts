import { SdkHttpError, UnauthorizedError } from '@modelcontextprotocol/client';
import { fromJson, recordOf, stringOf } from '../../core/text/json.ts';
import { noServer } from './no-server.ts';

/** The error of a call to the server at `url`, in one line for the terminal. */
export const explainError = (url: string, error: unknown): Error => {
  if (error instanceof UnauthorizedError)
    return new Error('The server requires a valid token: set --token or FRONTDESK_TOKEN.');
  // The message of every failed connection in Node's fetch; the cause has the code.
  if (error instanceof TypeError && error.message === 'fetch failed') return noServer(url, 'npm start');
  return new Error(messageIn(error));
};

/** The message within a JSON-RPC error that came with an HTTP status, or the error's own. */
const messageIn = (error: unknown): string => {
  if (!(error instanceof SdkHttpError)) return error instanceof Error ? error.message : String(error);
  const rejection = recordOf(fromJson(String(error.data.text)));
  return stringOf(recordOf(rejection.error).message) || error.message;
};
