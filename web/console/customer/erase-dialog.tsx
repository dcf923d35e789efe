import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { CallError } from '../../shared/rpc.ts';
import { nameOf } from '../queue/row-words.ts';
import type { ErasureBegun } from '../results.ts';
import { useConsole } from '../shell/console-context.ts';
import { Modal } from '../shell/modal.tsx';
import { clock } from '../shell/times.ts';
import { AdminFailure } from './admin-failure.tsx';

interface EraseProps {
  readonly customer: string;
  readonly onClose: () => void;
}

/** Erases a customer, whose id must be typed. A second try repeats the same erasure. */
export const EraseDialog = ({ customer, onClose }: EraseProps) => {
  const { call, leave } = useConsole();
  const message_id = useRef(crypto.randomUUID()).current;
  const typed = useSignal('');
  const isBusy = useSignal(false);
  const begun = useSignal<ErasureBegun | null>(null);
  const failure = useSignal<CallError | null>(null);
  const isConfirmed = typed.value.trim() === customer;
  const erase = async () => {
    if (!isConfirmed || isBusy.value) return;
    isBusy.value = true;
    failure.value = null;
    try {
      begun.value = await call<ErasureBegun>('erase_customer', { customer, message_id });
    } catch (error) {
      failure.value = error as CallError;
    }
    isBusy.value = false;
  };
  return (
    <Modal
      title={`Erase ${nameOf(customer)}`}
      onClose={() => {
        onClose();
        if (begun.value) leave(customer);
      }}
    >
      {(close) =>
        begun.value ? (
          <>
            <p role="status">
              Everything from before {clock(begun.value.erased_at)} is being erased. It is done by about{' '}
              {clock(begun.value.done_by)}; you need not wait here.
            </p>
            <button class="btn main" type="button" onClick={close}>
              Close
            </button>
          </>
        ) : (
          <form
            class="stack"
            onSubmit={(event) => {
              event.preventDefault();
              void erase();
            }}
          >
            <ul class="small mid stack-s">
              <li>
                All conversations of this customer are deleted, with answers, replies, notes, feedback and summaries.
              </li>
              <li>A message that is being answered now is not saved.</li>
              <li>
                Other systems get the event <span class="mono">customer.erased</span>, and must erase their copies
                themselves.
              </li>
              <li>The audit records that you did this. Backups keep the data for 35 days.</li>
              <li>
                <b>It cannot be undone.</b>
              </li>
            </ul>
            <label class="confirm">
              <span class="small">
                Type <b class="mono">{customer}</b> to confirm
              </span>
              <input
                class="field"
                type="text"
                autocomplete="off"
                spellcheck={false}
                value={typed.value}
                onInput={({ currentTarget }) => {
                  typed.value = currentTarget.value;
                }}
              />
            </label>
            {failure.value && <AdminFailure title="Nothing was erased." error={failure.value} />}
            <div class="line">
              <button class="btn edge danger" type="submit" disabled={!isConfirmed} aria-disabled={isBusy.value}>
                Erase permanently
              </button>
              <button class="btn" type="button" onClick={close}>
                Cancel
              </button>
            </div>
          </form>
        )
      }
    </Modal>
  );
};
