import { useSignal } from '@preact/signals';
import type { CallError } from '../../shared/rpc.ts';
import { counted } from '../case/figures.ts';
import { nameOf } from '../queue/row-words.ts';
import { useConsole } from '../shell/console-context.ts';
import { Modal } from '../shell/modal.tsx';
import { AdminFailure } from './admin-failure.tsx';
import { exportCustomer, fileNameOf } from './export-customer.ts';

interface ExportProps {
  readonly customer: string;
  readonly onClose: () => void;
}

/** Saves everything that is stored about a customer as a file. */
export const ExportDialog = ({ customer, onClose }: ExportProps) => {
  const { call } = useConsole();
  const items = useSignal<number | null>(null);
  const isDone = useSignal(false);
  const failure = useSignal<CallError | null>(null);
  const isBusy = items.value !== null && !isDone.value;
  const begin = async () => {
    if (isBusy) return;
    items.value = 0;
    isDone.value = false;
    failure.value = null;
    const now = new Date();
    try {
      const text = await exportCustomer(call, customer, now, (count) => {
        items.value = count;
      });
      save(text, fileNameOf(customer, now));
      isDone.value = true;
    } catch (error) {
      failure.value = error as CallError;
      items.value = null;
    }
  };
  return (
    <Modal title={`Export ${nameOf(customer)}`} onClose={onClose}>
      {(close) => (
        <>
          <p class="small mid">
            A JSON file with everything that is stored about this customer: conversations with notes of the team,
            feedback, summaries, daily use and deliveries. Check whether notes tell of other people before you hand it
            over. The export is noted in the audit.
          </p>
          <p class="small" role="status">
            {items.value !== null &&
              (isDone.value ? `Saved: ${counted(items.value, 'item')}.` : `${counted(items.value, 'item')} read…`)}
          </p>
          {failure.value && <AdminFailure title="Nothing was exported." error={failure.value} />}
          <div class="line">
            <button class="btn main" type="button" aria-disabled={isBusy} onClick={begin}>
              Save as a file
            </button>
            <button class="btn" type="button" onClick={close}>
              {isDone.value ? 'Close' : 'Cancel'}
            </button>
          </div>
        </>
      )}
    </Modal>
  );
};

const save = (text: string, name: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};
