import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Without these, Chromium looks up hosts of its own at every start. */
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
const DEBIANS = '/usr/bin/chromium';

/** Real Chromium: that of `CHROMIUM`, the system's, or the one of the npm package. Throws one line when none runs here. */
export const launchBrowser = async (): Promise<Browser> => {
  const executablePath = await findChromium();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  try {
    return await chromium.launch({ executablePath, args: [...sandbox, '--disable-gpu', ...QUIET] });
  } catch (error) {
    const [why] = String(error instanceof Error ? error.message : error).split('\n');
    throw new Error(`${executablePath} does not run (${why}): set CHROMIUM to a Chromium that does.`);
  }
};

const findChromium = async (): Promise<string> => {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  if (existsSync(DEBIANS)) return DEBIANS;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The tests of the pages need Chromium: set CHROMIUM to its path.');
  }
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
};
