import type { Stack } from './stack.ts';

/** Returns the line that `npm start` prints: the URLs, and commands for the next steps. */
export const readyLine = ({
  url,
  desk,
  shop,
  crm,
  issuer,
  answersFrom,
}: Pick<Stack, 'url' | 'desk' | 'shop' | 'crm' | 'issuer' | 'answersFrom'>): string => {
  const { origin } = new URL(url);
  const call = { name: 'chat_with_ai', arguments: { message: 'Where is my order?' } };
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: call });
  const token = `npm run -s token -- alice --url ${url}`;
  return [
    `Frontdesk is ready at ${url}`,
    `answers come from ${answersFrom}`,
    `look at it in a browser: ${origin}/`,
    ...(shop === null ? [] : [`a shop with the chat in its corner: ${shop}/`]),
    ...(crm === null ? [] : [`a CRM, where a hand-off becomes a ticket: ${crm}/`]),
    `the chat as a page: ${origin}/chat`,
    `the console of the team: ${origin}/console`,
    `the chat for your own pages: ${origin}/widget.js`,
    ...(issuer === null ? [] : [`tokens are issued by ${issuer}`, `get one for a customer: ${token}`]),
    `send a message: curl -s ${url}${issuer === null ? '' : ` -H "authorization: Bearer $(${token})"`} -H 'content-type: application/json' -d '${body}'`,
    `add it to an MCP client: claude mcp add --transport http frontdesk ${url}`,
    `people of the team work at ${desk}${issuer === null ? '' : `, with a token: npm run -s token -- ana --staff --url ${desk}`}`,
  ].join(' | ');
};
