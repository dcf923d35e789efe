import type { Language } from './language.ts';
import { LAUNCHER } from './launcher-words.ts';

const SVG = 'http://www.w3.org/2000/svg';
const BUBBLE =
  'M4 4h16a1.500 1.500 0 0 1 1.500 1.500v9A1.500 1.500 0 0 1 20 16h-8.500L6.500 20v-4H4a1.500 1.500 0 0 1-1.500-1.500v-9A1.500 1.500 0 0 1 4 4z';

/** The button that opens the chat. */
export interface Launcher {
  readonly button: HTMLButtonElement;
  /** Shows how many replies are unread, or why it did not open. */
  tell(news: { readonly unread: number } | 'failed' | 'loading'): void;
}

export const createLauncher = (language: Language): Launcher => {
  const words = LAUNCHER[language];
  const button = document.createElement('button');
  button.className = 'launcher';
  button.type = 'button';
  button.lang = language;
  const icon = document.createElementNS(SVG, 'svg');
  for (const [name, value] of Object.entries({
    viewBox: '0 0 24 24',
    width: '26',
    height: '26',
    'aria-hidden': 'true',
  }))
    icon.setAttribute(name, value);
  icon.appendChild(document.createElementNS(SVG, 'path')).setAttribute('d', BUBBLE);
  const count = document.createElement('span');
  count.className = 'count';
  button.append(icon, count);
  const tell: Launcher['tell'] = (news) => {
    const unread = typeof news === 'object' ? news.unread : 0;
    const more = unread > 0 ? `, ${words.unread.replace('{n}', String(unread))}` : '';
    button.ariaLabel = news === 'failed' ? words.failed : words.open + more;
    button.title = news === 'failed' ? words.failed : '';
    button.ariaBusy = String(news === 'loading');
    count.textContent = unread > 0 ? String(unread) : '';
  };
  tell({ unread: 0 });
  return { button, tell };
};
