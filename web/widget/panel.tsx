import css from 'inline:./widget.css';
import { effect, signal } from '@preact/signals';
import { createRef, render } from 'preact';
import { kept } from '../shared/kept.ts';
import { createActs } from './acts.ts';
import { App } from './app.tsx';
import { createChat, type Saved } from './chat.ts';
import { connect } from './connection.ts';
import type { Language } from './language.ts';
import { type Browser, createListening } from './listening.ts';
import { pauses } from './patience.ts';
import { polling } from './polling.ts';
import { wordsOf } from './words.ts';

export interface PanelOptions {
  readonly root: ShadowRoot;
  /** URL of the pages of Frontdesk. */
  readonly base: string;
  readonly identityUrl: string | null;
  /** The language of the page, such as `de-AT`. */
  readonly tag: string;
  /** That of the chat's own words. */
  readonly language: Language;
  readonly heading: string | null;
  readonly isPage: boolean;
  /** The customer has closed the panel. */
  readonly onClose: () => void;
  /** How many replies have come while it was closed. */
  readonly onUnread: (replies: number) => void;
}

export interface Panel {
  show(isShown: boolean): void;
  /** Moves the focus into it. */
  focus(): void;
  remove(): void;
}

/** Shows the chat in a shadow root, and keeps it up to date. */
export const openPanel = async (options: PanelOptions): Promise<Panel> => {
  const { root, base, identityUrl, tag, language, isPage, onClose, onUnread } = options;
  const words = await wordsOf(language);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
  const place = root.appendChild(document.createElement('div'));
  place.className = 'place';

  const field = createRef<HTMLTextAreaElement | null>();
  const isOffline = signal(!navigator.onLine);
  const isShown = signal(true);
  const listening = createListening(globalThis as Browser);
  let end = () => {};

  const begin = () => {
    end();
    const connection = connect(base, identityUrl);
    const waits = pauses(() => isOffline.value);
    const saved = kept<Saved | null>(() => sessionStorage, 'frontdesk-chat', null);
    const chat = createChat({ connection, saved, pauses: waits, onOtherCustomer: begin });
    const acts = createActs(chat, waits);
    const polls = polling(chat.poll);
    const isVisible = signal(!document.hidden);
    const unpoll = effect(() => {
      const { state } = chat.desk.value;
      polls.run(chat.phase.value === 'ready' && isVisible.value && (state === 'waiting' || state === 'human'));
    });
    let read = 0;
    const unread = effect(() => {
      const replies = chat.entries.value.filter((entry) => 'kind' in entry && entry.kind === 'reply').length;
      if (isShown.value) read = replies;
      onUnread(replies - read);
    });
    const looked = () => {
      isVisible.value = !document.hidden;
      if (isVisible.value) polls.nudge();
    };
    const connected = () => {
      isOffline.value = !navigator.onLine;
      if (isOffline.value) return;
      waits.wake();
      polls.nudge();
      if (chat.phase.value === 'failed') void chat.load();
      for (const { id, error } of chat.outbox.messages.value) if (error?.code === 'OFFLINE') chat.outbox.again(id);
    };
    const events = new AbortController();
    const on = { signal: events.signal };
    document.addEventListener('visibilitychange', looked, on);
    addEventListener('focus', looked, on);
    addEventListener('online', connected, on);
    addEventListener('offline', connected, on);
    // Restored from the browser's history: the customer may have signed out since.
    addEventListener('pageshow', ({ persisted }) => persisted && begin(), on);
    const forget = async () => {
      try {
        await connection.forgetVisitor();
      } catch (thrown) {
        return acts.fail(thrown);
      }
      saved.write(null);
      begin();
    };
    end = () => {
      chat.end();
      events.abort();
      unpoll();
      unread();
      polls.run(false);
      listening.stop();
      render(null, place);
    };
    const heading = options.heading ?? words.help;
    const focusComposer = () => field.current?.focus();
    const view = { chat, acts, listening, words, language, tag, heading, isPage, isOffline, forget, focusComposer };
    render(<App view={{ ...view, close: onClose }} field={field} />, place);
    void chat.load();
  };
  begin();

  return {
    show: (shown) => {
      isShown.value = shown;
      place.hidden = !shown;
      if (!shown) listening.stop();
    },
    // On a phone, the keyboard would cover the conversation.
    focus: () =>
      (matchMedia('(pointer: fine)').matches ? field.current : place.querySelector<HTMLElement>('.widget'))?.focus(),
    remove: () => {
      end();
      place.remove();
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((each) => each !== sheet);
    },
  };
};
