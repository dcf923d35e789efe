import { useConsole } from './console-context.ts';
import { clock } from './times.ts';

/** Across the page: there is no connection, or the log-in has ended. */
export const LineAlert = () => {
  const { line, heardAt, refresh, login } = useConsole();
  if (line.value === 'offline') {
    return (
      <p class="alert flat" data-is="waiting" role="status">
        <span class="grow">
          <b>You are offline.</b> What you write is kept on this page.{' '}
          {heardAt.value !== null && `Last news ${clock(heardAt.value)}.`}
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
          <b>Please log in again.</b> Your log-in has ended. What you wrote stays where it is.
        </span>
        <button class="btn edge" type="button" onClick={login.begin}>
          Log in
        </button>
      </p>
    );
  }
  return null;
};
