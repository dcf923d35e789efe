import { ActDialog } from '../case/act-dialog.tsx';
import { CasePane, NoCase } from '../case/case-pane.tsx';
import { SidePane } from '../case/side/side-pane.tsx';
import { DeliveriesScreen } from '../deliveries/deliveries-screen.tsx';
import { NoRole } from '../login/log-in-screens.tsx';
import { QueuePane } from '../queue/queue-pane.tsx';
import { SettingsScreen } from '../settings/settings-screen.tsx';
import { TraceScreen } from '../trace/trace-screen.tsx';
import { useConsole } from './console-context.ts';
import { HelpDialog } from './help-dialog.tsx';
import { LineAlert } from './line-alert.tsx';
import { TopBar } from './top-bar.tsx';

/** The whole page: the bar, what concerns all of it, and the screen of the route. */
export const App = () => {
  const { line } = useConsole();
  if (line.value === 'forbidden') return <NoRole />;
  return (
    <>
      <button class="btn main skip" type="button" onClick={() => document.getElementById('main')?.focus()}>
        Skip to content
      </button>
      <TopBar />
      <LineAlert />
      <Screen />
      <Dialogs />
    </>
  );
};

const Screen = () => {
  const { route: at, deliveries } = useConsole();
  const { value: route } = at;
  switch (route.screen) {
    case 'trace': {
      const { customer, conversation, turn } = route;
      return (
        <main id="main" tabIndex={-1}>
          <TraceScreen customer={customer} conversation={conversation} turn={turn} />
        </main>
      );
    }
    case 'deliveries':
      return (
        <main id="main" tabIndex={-1}>
          {deliveries.value && <DeliveriesScreen store={deliveries.value} />}
        </main>
      );
    case 'settings':
      return (
        <main id="main" tabIndex={-1}>
          <SettingsScreen />
        </main>
      );
    default:
      return <DeskScreen />;
  }
};

/** Queue, case and customer: beside each other, or the one of the route in a narrow window. */
const DeskScreen = () => {
  const { route, current } = useConsole();
  const { value: store } = current;
  const pane = route.value.screen === 'case' ? route.value.pane : 'queue';
  return (
    <main id="main" class="desk" data-pane={pane} tabIndex={-1}>
      <h1 class="vh">Queue and case</h1>
      <QueuePane />
      {store ? <CasePane key={store.key} store={store} /> : <NoCase />}
      {store && <SidePane key={`${store.key} side`} store={store} />}
    </main>
  );
};

const Dialogs = () => {
  const { dialog, current } = useConsole();
  const { value: open } = dialog;
  if (open?.kind === 'help') {
    return (
      <HelpDialog
        onClose={() => {
          dialog.value = null;
        }}
      />
    );
  }
  return open && current.value && <ActDialog key={open.kind} store={current.value} dialog={open} />;
};
