import type { ComponentChildren } from 'preact';
import { useConsole } from '../shell/console-context.ts';
import { Exclamation } from '../shell/icons.tsx';

interface NoticeProps {
  readonly title: string;
  readonly button: string;
  readonly onClick: () => unknown;
  readonly children: ComponentChildren;
}

/** A page with one message and one button. */
export const Notice = ({ title, button, onClick, children }: NoticeProps) => (
  <main class="page alone" id="main">
    <div class="card empty">
      <Exclamation />
      <h1>{title}</h1>
      {children}
      <button class="btn main" type="button" onClick={onClick}>
        {button}
      </button>
    </div>
  </main>
);

/** The log-in succeeded, but the account has no role at the desk. */
export const NoRole = () => {
  const { login, refusal } = useConsole();
  return (
    <Notice
      title="You do not have access to the desk yet"
      button={login ? 'Log in again' : 'Try again'}
      onClick={login?.begin ?? (() => location.reload())}
    >
      <p>
        Your account needs the role <b class="mono">agent</b> or <b class="mono">supervisor</b>. Ask an administrator to
        add you to one of these groups, then log in again.
      </p>
      <p class="small dim">The desk answered: {refusal.value}</p>
    </Notice>
  );
};
