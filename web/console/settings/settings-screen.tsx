import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { CallError } from '../../shared/rpc.ts';
import { reasonOf } from '../case/failure-words.ts';
import type { Settings } from '../results.ts';
import { useConsole } from '../shell/console-context.ts';
import { Bones, Failure } from '../shell/states.tsx';
import { Sections } from './sections.tsx';

/** The deployed settings, read-only. Each section names the file in which it is changed. */
export const SettingsScreen = () => {
  const { call } = useConsole();
  const settings = useSignal<Settings | null>(null);
  const failure = useSignal<CallError | null>(null);
  const read = () => {
    failure.value = null;
    call<Settings>('get_settings', {}).then(
      (found) => {
        settings.value = found;
      },
      (error: CallError) => {
        failure.value = error;
      },
    );
  };
  useEffect(read, []);
  return (
    <div class="page stack">
      <div>
        <h1>Settings</h1>
        <p class="mid">The settings of this deployment. To change them, edit the files and deploy.</p>
      </div>
      {settings.value ? (
        <Sections settings={settings.value} />
      ) : failure.value ? (
        <Failure title="The settings did not load" reason={reasonOf(failure.value)} onRetry={read} />
      ) : (
        <Bones of="Settings" />
      )}
    </div>
  );
};
