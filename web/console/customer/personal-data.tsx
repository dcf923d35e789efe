import { useSignal } from '@preact/signals';
import { useConsole } from '../shell/console-context.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { ExportDialog } from './export-dialog.tsx';

/** What a supervisor can do with everything that is stored about a customer. */
export const PersonalData = ({ customer }: { readonly customer: string }) => {
  const { settings } = useConsole();
  const open = useSignal<'export' | 'erase' | null>(null);
  if (settings.value?.you.role !== 'supervisor') return null;
  const close = () => {
    open.value = null;
  };
  return (
    <section aria-labelledby="personal-h">
      <h2 id="personal-h">Personal data</h2>
      <div class="line">
        <button class="btn edge" type="button" onClick={() => (open.value = 'export')}>
          Export…
        </button>
        <button class="btn edge danger" type="button" onClick={() => (open.value = 'erase')}>
          Erase…
        </button>
      </div>
      {open.value === 'export' && <ExportDialog customer={customer} onClose={close} />}
      {open.value === 'erase' && <EraseDialog customer={customer} onClose={close} />}
    </section>
  );
};
