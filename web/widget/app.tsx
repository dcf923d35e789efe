import type { JSX, RefObject } from 'preact';
import { Composer } from './composer.tsx';
import { Head } from './head.tsx';
import { Log } from './log.tsx';
import { actProblem } from './problem.ts';
import type { View } from './view.ts';

interface AppProps {
  readonly view: View;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** The whole panel. */
export const App = ({ view, field }: AppProps): JSX.Element => {
  const { chat, words, isPage, isOffline, heading } = view;
  const phase = chat.phase.value;
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    const menu = (event.currentTarget as Element).querySelector<HTMLDetailsElement>('.menu[open]');
    if (menu) {
      menu.open = false;
      menu.querySelector('summary')?.focus();
    } else if (!isPage) view.close();
  };
  const closeMenu = (event: PointerEvent) => {
    const menu = (event.currentTarget as Element).querySelector<HTMLDetailsElement>('.menu[open]');
    if (menu && !event.composedPath().includes(menu)) menu.open = false;
  };
  const content = (
    <>
      <Head view={view} />
      {isOffline.value && (
        <p class="alert flat" data-is="waiting" role="status">
          <span>
            <b>{words.offline}</b> {words.offline_more}
          </span>
        </p>
      )}
      {phase === 'failed' ? (
        <Failed view={view} />
      ) : phase === 'loading' ? (
        <Loading view={view} />
      ) : (
        <Log view={view} />
      )}
      <p class="vh" role="status">
        {chat.outbox.sending.value !== null && chat.desk.value.state === 'bot' ? words.writing : ''}
      </p>
      <Composer view={view} field={field} />
    </>
  );
  return isPage ? (
    <main class="widget page" lang={view.language} dir="ltr" onKeyDown={leave} onPointerDown={closeMenu}>
      {content}
    </main>
  ) : (
    <section
      class="widget"
      lang={view.language}
      dir="ltr"
      role="dialog"
      aria-label={heading}
      tabIndex={-1}
      onKeyDown={leave}
      onPointerDown={closeMenu}
    >
      {content}
    </section>
  );
};

const Loading = ({ view: { words } }: { readonly view: View }): JSX.Element => (
  <div class="w-log" aria-busy="true">
    <p class="vh" role="status">
      {words.loading}
    </p>
    <div class="bones" aria-hidden="true">
      <span class="bone m" />
      <span class="bone l" />
      <span class="bone s" />
    </div>
  </div>
);

const Failed = ({ view: { words, chat } }: { readonly view: View }): JSX.Element => (
  <div class="w-log">
    <div class="empty" role="alert">
      <h3>{words.unloaded}</h3>
      <p>{chat.failure.value && actProblem(chat.failure.value, words)}</p>
      <button class="btn main" type="button" onClick={() => chat.load()}>
        {words.again}
      </button>
    </div>
  </div>
);
