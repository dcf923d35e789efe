import { readCommandLine } from '../../../core/config/command-line.ts';
import { backOfficeToken, crmToken, customerToken, staffToken } from './obtain-token.ts';

const { values, positionals, reject } = readCommandLine({
  command: 'npm run -s token -- CUSTOMER, --staff NAME, --act-as or --crm [options]',
  help: 'Prints an access token for a server that was started with npm start -- --auth.',
  allowPositionals: true,
  options: {
    staff: { type: 'boolean', default: false, help: 'a token for the desk, where the name is that of a person' },
    role: { type: 'string', value: 'ROLE', help: 'of that person: agent or supervisor (agent)' },
    teams: { type: 'string', value: '"TEAM …"', help: 'limits an agent to these teams' },
    'act-as': {
      type: 'boolean',
      default: false,
      help: "the back office's token, which names any customer with user_id",
    },
    crm: { type: 'boolean', default: false, help: "the CRM's token for the desk" },
    scope: { type: 'string', value: '"SCOPE …"', help: 'asks for these scopes, such as "support:chat support:read"' },
    url: { type: 'string', value: 'URL', help: 'of the endpoint (/mcp, or /desk for the desk, at port 3000)' },
  },
});
const [name, ...others] = positionals;
const { staff, crm, role, teams, scope } = values;
if (others.length > 0) reject('Write one name.');
const programs = [values['act-as'], crm].filter(Boolean).length;
if (programs > 1 || (programs === 1) === (name !== undefined) || (staff && name === undefined)) {
  reject('Name a customer, or write --staff NAME, --act-as or --crm.');
}
if (!staff && (role ?? teams) !== undefined) reject('Only a person at the desk has a role and teams: write --staff.');
const url = values.url ?? `http://127.0.0.1:3000/${staff || crm ? 'desk' : 'mcp'}`;

try {
  console.log(await token());
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

function token(): Promise<string> {
  if (crm) return crmToken(url, scope);
  if (name === undefined) return backOfficeToken(url, scope);
  if (!staff) return customerToken(url, name, scope);
  return staffToken(url, { name, role: role ?? 'agent', ...(teams !== undefined && { teams }) }, scope);
}
