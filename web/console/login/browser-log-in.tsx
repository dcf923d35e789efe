import { render } from 'preact';
import { kept } from '../../shared/kept.ts';
import type { PageConfig } from '../../shared/page-config.ts';
import { type Begun, logIn, logInFailure } from './log-in.ts';
import { Notice } from './log-in-screens.tsx';

/** The log-in in a browser. `forget` deletes the person's drafts. */
export const browserLogIn = (how: NonNullable<PageConfig['login']>, forget: () => void) => {
  const session = logIn({
    login: how,
    address: () => location.href,
    rewrite: (url) => history.replaceState(null, '', url),
    goTo: (url) => location.assign(url),
    begun: kept<Begun | null>(() => sessionStorage, 'frontdesk.login', null),
  });
  const begin = () => session.begin('work').catch(failed);
  const show = (title: string, text: string) =>
    render(
      <Notice title={title} button="Log in" onClick={begin}>
        <p>{text}</p>
      </Notice>,
      document.body,
    );
  const failed = (error: unknown) => show('The log-in failed', logInFailure(error));
  return {
    token: session.token,
    begin: () => void begin(),
    beginAdmin: () => void session.begin('administer').catch(failed),
    /** Goes to the issuer, or comes back from it. Whether the person is logged in. */
    enter: async (): Promise<boolean> => {
      if (!session.isBack()) {
        await begin();
        return false;
      }
      try {
        await session.finish();
        return true;
      } catch (error) {
        failed(error);
        return false;
      }
    },
    logOut: () => {
      session.forget();
      forget();
      show(
        'You are logged out',
        'This page has deleted your log-in and your drafts. You may still be signed in at your identity provider.',
      );
    },
  };
};
