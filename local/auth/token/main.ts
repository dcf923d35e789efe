import { readCommandLine } from '../../../core/config/command-line.ts';
import { backOfficeToken, customerToken } from './obtain-token.ts';

const { values, positionals, reject } = readCommandLine({
  command: 'npm run -s token -- CUSTOMER [options], or npm run -s token -- --act-as [options]',
  help: 'Prints an access token for a server that was started with npm start -- --auth.',
  allowPositionals: true,
  options: {
    'act-as': {
      type: 'boolean',
      default: false,
      help: "the back office's token, which names any customer with user_id",
    },
    scope: { type: 'string', value: '"SCOPE …"', help: 'asks for these scopes, such as "support:chat support:read"' },
    url: { type: 'string', value: 'URL', default: 'http://127.0.0.1:3000/mcp', help: 'of the server (port 3000)' },
  },
});
const [customer, ...others] = positionals;
if (others.length > 0) reject('Name one customer.');
if (values['act-as'] === (customer !== undefined)) reject('Name a customer, or write --act-as.');

try {
  console.log(
    customer === undefined
      ? await backOfficeToken(values.url, values.scope)
      : await customerToken(values.url, customer, values.scope),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
