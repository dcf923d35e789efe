import type { ComponentChildren } from 'preact';
import { useConsole } from '../shell/console-context.ts';
import { Exclamation } from '../shell/icons.tsx';

interface NoticeProps {
  readonly title: string;
  readonly button: string;
  readonly onClick: () => unknown;
  readonly children: ComponentChildren;
}

/** A page that has one thing to say, and one to do. */
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

/** The account is good, and has no role at the desk. */
export const NoRole = () => {
  const { login, refusal } = useConsole();
  return (
    <Notice
      title="You may not work at the desk yet"
      button={login ? 'Log in again' : 'Try again'}
      onClick={login?.begin ?? (() => location.reload())}
    >
      <p>
        Your account needs the role <b class="mono">agent</b> or <b class="mono">supervisor</b>. Ask the person who
        looks after accounts to add you to one of these groups, then log in again.
      </p>
      <p class="small dim">The desk answered: {refusal.value}</p>
    </Notice>
  );
};
