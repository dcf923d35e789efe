import { startShop } from './shop.ts';

try {
  const { PORT, FRONTDESK_URL = 'http://127.0.0.1:3000' } = process.env;
  const shop = await startShop({ port: portOf(PORT), frontdesk: new URL(FRONTDESK_URL).origin });
  let stopping = false;
  const stop = async () => {
    // Under npm, Ctrl-C comes twice: from the terminal and from npm.
    if (stopping) return;
    stopping = true;
    await shop.close();
    process.exit(0);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  process.stdout.write(
    `Sample shop is ready at ${shop.url}\nFrontdesk needs to know it: ALLOWED_ORIGINS=${shop.url} IDENTITY_ISSUERS='${JSON.stringify([shop.identity])}'\n`,
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

function portOf(text = ''): number {
  const port = text === '' ? 3001 : Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Error('PORT must be a whole number from 0 to 65535; 0 takes a free port.');
}
