import { parseArgs } from 'node:util';
import { backOfficeToken, customerToken } from './obtain-token.ts';

const USAGE = `npm run -s token -- CUSTOMER [--scope "support:chat support:read"] [--url http://…/mcp]
npm run -s token -- --act-as
Prints an access token for a server that was started with npm start -- --auth. The token is for CUSTOMER, or with --act-as for a
back office that may name any customer in user_id.`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      scope: { type: 'string' },
      url: { type: 'string', default: 'http://127.0.0.1:3000/mcp' },
      'act-as': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [customer, ...others] = positionals;
  if (values.help) console.log(USAGE);
  else if (values['act-as'] && customer === undefined) console.log(await backOfficeToken(values.url, values.scope));
  else if (customer === undefined || others.length > 0 || values['act-as']) throw new Error(USAGE);
  else console.log(await customerToken(values.url, customer, values.scope));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
