import { useConsole } from './console-context.ts';
import { clock } from './times.ts';

/** Across the page: there is no connection, no answer, or the log-in has ended. */
export const LineAlert = () => {
  const { line, heardAt, refresh, login } = useConsole();
  const lastNews = heardAt.value === null ? '' : `Last update ${clock(heardAt.value)}.`;
  if (line.value === 'offline' || (line.value === 'failing' && lastNews !== '')) {
    return (
      <p class="alert flat" data-is="waiting" role="status">
        <span class="grow">
          <b>{line.value === 'offline' ? 'You are offline.' : 'The desk does not answer.'}</b> What you write is kept on
          this page. {lastNews}
        </span>
        <button class="btn edge" type="button" onClick={refresh}>
          Try now
        </button>
      </p>
    );
  }
  if (line.value === 'logged_out' && login) {
    return (
      <p class="alert flat" data-is="waiting" role="alert">
        <span class="grow">
          <b>Please log in again.</b> Your log-in has ended. What you wrote is kept.
        </span>
        <button class="btn edge" type="button" onClick={login.begin}>
          Log in
        </button>
      </p>
    );
  }
  return null;
};
