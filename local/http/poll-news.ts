import { setTimeout as pause } from 'node:timers/promises';

/** How often the server is asked: at first, and at most, while nothing comes. */
const POLL_MS = 2000;
const MAX_POLL_MS = 15_000;

interface Polling {
  /** Whether the terminal is still open. */
  readonly isOpen: () => boolean;
  /** Whether anything can come. */
  readonly isDue: () => boolean;
  /** Empty if there is none. */
  readonly news: () => Promise<string>;
  readonly show: (news: string) => void;
}

/** Polls and shows the entries of others until the terminal closes. A poll that fails is repeated later. */
export const pollNews = async ({ isOpen, isDue, news, show }: Polling): Promise<void> => {
  for (let wait = POLL_MS; isOpen(); ) {
    await pause(wait, undefined, { ref: false });
    if (!isDue()) continue;
    const found = await news().catch(() => '');
    wait = found === '' ? Math.min(wait * 1.5, MAX_POLL_MS) : POLL_MS;
    if (found !== '' && isOpen()) show(found);
  }
};
