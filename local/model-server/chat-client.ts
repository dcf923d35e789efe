import OpenAI from 'openai';
import type { ModelServerSettings } from './settings.ts';

/** Retrying belongs to the state machine. What the official client would read from `OPENAI_…` variables is not for this server. */
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

/** Servers put an error's words into `error.message`, `error`, `message` or `detail`; the client reads only the first. */
const fetchWithPlainErrors: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (response.ok) return response;
  const { status } = response;
  return Response.json({ error: { message: wordsOf(await response.text()) } }, { status });
};

const wordsOf = (body: string): string => {
  try {
    const { error, message, detail } = JSON.parse(body);
    const words = error?.message ?? error ?? message ?? detail;
    return typeof words === 'string' ? words : body;
  } catch {
    return body;
  }
};
