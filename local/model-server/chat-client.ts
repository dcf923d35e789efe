import OpenAI from 'openai';
import { fromJson, recordOf } from '../../core/text/json.ts';
import type { ModelServerSettings } from './settings.ts';

/** The state machine retries, so this client does not. Variables `OPENAI_…` of the official client are ignored. */
export const chatClient = ({ url, key }: Pick<ModelServerSettings, 'url' | 'key'>): OpenAI =>
  new OpenAI({
    baseURL: url,
    apiKey: key ?? 'none',
    organization: null,
    project: null,
    maxRetries: 0,
    logLevel: 'off',
    fetch: fetchWithPlainErrors,
  });

/** Servers send an error's text in `error.message`, `error`, `message` or `detail`; the client reads only the first. */
const fetchWithPlainErrors: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (response.ok) return response;
  const { status } = response;
  return Response.json({ error: { message: wordsOf(await response.text()) } }, { status });
};

const wordsOf = (body: string): string => {
  const { error, message, detail } = recordOf(fromJson(body));
  const words = recordOf(error).message ?? error ?? message ?? detail;
  return typeof words === 'string' ? words : body;
};
