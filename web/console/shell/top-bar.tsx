import { initialsOf } from '../../shared/initials.ts';
import { useConsole } from './console-context.ts';
import { Brand, HalfMoon, Speaker } from './icons.tsx';
import { traceHref } from './route.ts';

const SCREENS = [
  ['queue', 'Queue'],
  ['trace', 'Trace'],
  ['deliveries', 'Deliveries'],
  ['settings', 'Settings'],
] as const;

export const TopBar = () => {
  const { route, current, settings, hasSound, toggleSound, toggleTheme, dialog, login } = useConsole();
  const { screen } = route.value;
  const { value: store } = current;
  const name = settings.value?.you.name ?? '';
  const isSupervisor = settings.value?.you.role === 'supervisor';
  return (
    <header class="top">
      <a class="brand" href="#/queue">
        <Brand />
        <span class="hide-s">Frontdesk</span>
        <span class="vh"> console</span>
      </a>
      <nav class="tabs grow" aria-label="Console">
        {SCREENS.filter(([to]) => to !== 'deliveries' || isSupervisor).map(([to, label]) => {
          const isHere = to === screen || (to === 'queue' && screen === 'case');
          return (
            <a
              key={to}
              href={to === 'trace' && store ? traceHref(store.customer, store.conversation_id) : `#/${to}`}
              aria-current={isHere ? 'page' : undefined}
            >
              {label}
            </a>
          );
        })}
      </nav>
      <div class="tools">
        <button
          class="btn icon"
          type="button"
          aria-pressed={hasSound.value}
          aria-label="Sound for new conversations"
          title={`Sound for new conversations: ${hasSound.value ? 'on' : 'off'}`}
          onClick={toggleSound}
        >
          <Speaker isOn={hasSound.value} />
        </button>
        <button
          class="btn icon"
          type="button"
          aria-label="Switch between light and dark"
          title="Light or dark"
          onClick={toggleTheme}
        >
          <HalfMoon />
        </button>
        <button
          class="btn icon hide-s"
          type="button"
          aria-label="Keyboard shortcuts"
          title="Keyboard shortcuts (?)"
          onClick={() => {
            dialog.value = { kind: 'help' };
          }}
        >
          <b aria-hidden="true">?</b>
        </button>
        {name !== '' && (
          <span class="line one who-am-i hide-s">
            <span class="avatar" aria-hidden="true">
              {initialsOf(name)}
            </span>
            <bdi class="small mid clip">{name}</bdi>
          </span>
        )}
        {login && (
          <button class="btn hide-s" type="button" onClick={login.logOut}>
            Log out
          </button>
        )}
      </div>
    </header>
  );
};
