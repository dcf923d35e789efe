import type { Stack } from './stack.ts';

/** Returns the line that `npm start` prints: the URL, and commands for the next steps. */
export const readyLine = ({
  url,
  desk,
  issuer,
  answersFrom,
}: Pick<Stack, 'url' | 'desk' | 'issuer' | 'answersFrom'>): string => {
  const call = { name: 'chat_with_ai', arguments: { message: 'Where is my order?' } };
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: call });
  const token = `npm run -s token -- alice --url ${url}`;
  return [
    `Frontdesk is ready at ${url}`,
    `answers come from ${answersFrom}`,
    ...(issuer === null ? [] : [`tokens are issued by ${issuer}`, `get one for a customer: ${token}`]),
    `send a message: curl -s ${url}${issuer === null ? '' : ` -H "authorization: Bearer $(${token})"`} -H 'content-type: application/json' -d '${body}'`,
    `add it to an MCP client: claude mcp add --transport http frontdesk ${url}`,
    `people of the team work at ${desk}${issuer === null ? '' : `, with a token: npm run -s token -- ana --staff --url ${desk}`}`,
  ].join(' | ');
};
