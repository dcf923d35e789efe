import { startCrm } from './crm.ts';

try {
  const {
    PORT,
    CRM_WEBHOOK_SECRET = '',
    CRM_DESK_URL = 'http://127.0.0.1:3000/desk',
    CRM_TOKEN_URL,
    CRM_CLIENT_ID = '',
    CRM_CLIENT_SECRET = '',
    CRM_SCOPE = 'support:integrate',
    CRM_MCP_TOKEN,
    CRM_DATA_DIR,
  } = process.env;
  if (!CRM_WEBHOOK_SECRET.startsWith('whsec_'))
    throw new Error('CRM_WEBHOOK_SECRET must be a signing secret: whsec_….');
  const crm = await startCrm({
    port: portOf(PORT),
    webhookSecrets: CRM_WEBHOOK_SECRET,
    desk: CRM_DESK_URL,
    ...(CRM_TOKEN_URL && {
      credentials: {
        ...{ url: CRM_TOKEN_URL, client_id: CRM_CLIENT_ID, client_secret: CRM_CLIENT_SECRET, scope: CRM_SCOPE },
      },
    }),
    ...(CRM_MCP_TOKEN && { mcpToken: CRM_MCP_TOKEN }),
    ...(CRM_DATA_DIR && { dataDir: CRM_DATA_DIR }),
  });
  let stopping = false;
  const stop = async () => {
    // Under npm, Ctrl-C comes twice: from the terminal and from npm.
    if (stopping) return;
    stopping = true;
    await crm.close();
    process.exit(0);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const { url, events } = crm.webhooks;
  const endpoint = { name: 'crm', url, secret: 'env:CRM_WEBHOOK_SECRET', events };
  process.stdout.write(
    `Sample CRM is ready at ${crm.url}\nFrontdesk needs to know it, with the same CRM_WEBHOOK_SECRET: WEBHOOKS='${JSON.stringify([endpoint])}'\n`,
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

function portOf(text = ''): number {
  const port = text === '' ? 3002 : Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Error('PORT must be a whole number from 0 to 65535; 0 takes a free port.');
}
