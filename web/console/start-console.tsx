import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { kept } from '../shared/kept.ts';
import type { PageConfig } from '../shared/page-config.ts';
import { rpc } from '../shared/rpc.ts';
import { type CaseStore, caseStore } from './case/case-store.ts';
import { drafts, NO_DRAFT, NOTHING_WRITTEN, type Written } from './case/composer/drafts.ts';
import { deliveriesStore } from './deliveries/deliveries-store.ts';
import { browserLogIn } from './login/browser-log-in.tsx';
import { keyOf, queueStore } from './queue/queue-store.ts';
import { sound } from './queue/sound.ts';
import type { Settings } from './results.ts';
import { App } from './shell/app.tsx';
import { connection } from './shell/connection.ts';
import { type ConsoleParts, ConsoleProvider, type Dialog } from './shell/console-context.ts';
import { keepReading } from './shell/keep-reading.ts';
import { listenToKeys } from './shell/keyboard.ts';
import { caseHref, parseRoute } from './shell/route.ts';
import { type Theme, theme } from './shell/theme.ts';
import { titleOf } from './shell/title.ts';

const local = () => localStorage;
const session = () => sessionStorage;
const newId = () => crypto.randomUUID();

/** Logs in, if the desk asks for it, puts the parts together and shows the page. */
export const startConsole = async ({ api, login: how }: PageConfig): Promise<void> => {
  const { toggle: toggleTheme } = theme(kept<Theme>(local, 'frontdesk.theme', null));
  const written = kept<Written>(session, 'frontdesk.written', NOTHING_WRITTEN);
  const login = how && browserLogIn(how, () => written.write(null));
  if (login && !(await login.enter())) return;

  const desk = rpc({ url: `${api}/desk`, token: async (renewed) => login?.token(renewed) ?? null });
  const { line, heardAt, refusal, call, lost } = connection(desk.call, Date.now);
  const route = signal(parseRoute(location.hash));
  addEventListener('hashchange', () => {
    route.value = parseRoute(location.hash);
  });
  const settings = signal<Settings | null>(null);
  const dialog = signal<Dialog | null>(null);

  const soundIsOn = kept(local, 'frontdesk.sound', false);
  const hasSound = signal(soundIsOn.read());
  const tone = sound();
  addEventListener('pointerdown', () => hasSound.value && tone.allow());
  const queue = queueStore({ call, newId, onArrival: () => hasSound.value && tone.play() });

  const its = drafts(written);
  const cases = new Map<string, CaseStore>();
  const onMove = () => void queue.refreshAll();
  const current = computed(() => {
    const { value: at } = route;
    if (at.screen !== 'case') return null;
    const which = { customer: at.customer, conversation_id: at.conversation };
    const key = keyOf(which);
    const you = () => settings.value?.you.id ?? null;
    const store = cases.get(key) ?? caseStore(which, { call, drafts: its, you, newId, now: Date.now, onMove });
    cases.set(key, store);
    return store;
  });

  const isAtDeliveries = computed(() => route.value.screen === 'deliveries');
  const deliveries = computed(() => (isAtDeliveries.value ? deliveriesStore(call, newId) : null));

  const readSettings = async () => {
    settings.value ??= await call<Settings>('get_settings', {}).catch(() => null);
  };
  const readDeliveries = () =>
    (settings.value?.you.role ?? 'supervisor') === 'supervisor' ? deliveries.value?.refresh() : undefined;
  const refresh = keepReading({
    tasks: () => [readSettings(), queue.refresh(), current.value?.read.refresh(), readDeliveries()],
    again: () => [current.value?.key, deliveries.value],
    mayRead: () => line.value !== 'logged_out' && line.value !== 'forbidden',
    lost,
  });
  const parts: ConsoleParts = {
    ...{
      route,
      settings,
      queue,
      current,
      deliveries,
      dialog,
      line,
      heardAt,
      refusal,
      call,
      hasSound,
      toggleTheme,
      refresh,
    },
    keys: { send: /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ Enter' : 'Ctrl+Enter' },
    toggleSound: () => {
      hasSound.value = !hasSound.value;
      soundIsOn.write(hasSound.value);
      if (hasSound.value) tone.allow();
    },
    takeNext: async () => {
      const taken = await queue.takeNext();
      if (!taken) return;
      location.hash = caseHref(taken.customer, taken.conversation_id);
      onMove();
    },
    leave: (customer) => {
      location.hash = '#/queue';
      for (const [key, store] of cases)
        if (store.customer === customer) {
          cases.delete(key);
          its.keepDraft(key, NO_DRAFT);
          its.keepUnsent(key, []);
        }
    },
    login: login && { begin: login.begin, beginAdmin: login.beginAdmin, logOut: login.logOut },
  };
  effect(() => {
    document.title = titleOf(queue.waiting.value, route.value);
  });
  listenToKeys(parts);
  render(
    <ConsoleProvider value={parts}>
      <App />
    </ConsoleProvider>,
    document.body,
  );
};
