import css from 'inline:./launcher.css';
import { languageOf } from './language.ts';
import { createLauncher, type Launcher } from './launcher.ts';
import type { Panel } from './panel.tsx';

/**
 * `<frontdesk-chat>`: a button that opens the chat, or with `mode="page"` the chat itself. The chat itself is loaded when it is
 * opened. Attributes: `identity-url`, `heading`, `lang`, `mode`.
 */
class FrontdeskChat extends HTMLElement {
  #launcher: Launcher | null = null;
  #panel: Promise<Panel> | null = null;

  connectedCallback(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    if (this.#isPage) return void this.open();
    const launcher = createLauncher(languageOf(this.#tag));
    this.#launcher = launcher;
    launcher.button.addEventListener('click', () => this.open());
    root.append(launcher.button);
    // The page was left before an answer: the message is sent again, and its answer shown.
    if (hasUnsent()) void this.#show(false);
  }

  disconnectedCallback(): void {
    void this.#panel?.then((panel) => panel.remove());
    this.#panel = null;
    this.#launcher?.button.remove();
  }

  /** Opens the chat, such as from a link of the page. */
  async open(): Promise<void> {
    await this.#show(true);
  }

  /** Closes it; the conversation goes on. */
  async close(): Promise<void> {
    (await this.#panel)?.show(false);
    this.#launcher?.button.removeAttribute('hidden');
    this.#launcher?.button.focus();
  }

  async #show(takesFocus: boolean): Promise<void> {
    const launcher = this.#launcher;
    launcher?.tell('loading');
    try {
      this.#panel ??= this.#load();
      const panel = await this.#panel;
      panel.show(true);
      if (launcher) launcher.button.hidden = true;
      if (takesFocus && !this.#isPage) panel.focus();
      launcher?.tell({ unread: 0 });
    } catch {
      this.#panel = null;
      launcher?.tell('failed');
    }
  }

  async #load(): Promise<Panel> {
    const { openPanel } = await import('./panel.tsx');
    return openPanel({
      root: this.shadowRoot as ShadowRoot,
      base: import.meta.url,
      identityUrl: this.getAttribute('identity-url'),
      tag: this.#tag,
      language: languageOf(this.#tag),
      heading: this.getAttribute('heading'),
      isPage: this.#isPage,
      onClose: () => void this.close(),
      onUnread: (unread) => this.#launcher?.tell({ unread }),
    });
  }

  get #isPage(): boolean {
    return this.getAttribute('mode') === 'page';
  }

  /** The language of the element or the page, or else the browser's. */
  get #tag(): string {
    return this.closest<HTMLElement>('[lang]')?.lang || navigator.language;
  }
}

/** Whether the tab has a message that the server has not answered. */
const hasUnsent = (): boolean => {
  try {
    const { messages } = JSON.parse(sessionStorage.getItem('frontdesk-chat') ?? '{}') as { messages?: unknown[] };
    return (messages?.length ?? 0) > 0;
  } catch {
    return false;
  }
};

customElements.define('frontdesk-chat', FrontdeskChat);
