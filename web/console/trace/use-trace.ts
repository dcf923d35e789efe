import type { ReadonlySignal } from '@preact/signals';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CallError } from '../../shared/rpc.ts';
import type { Call, Line } from '../shell/connection.ts';
import type { TraceResult } from './trace-result.ts';

interface Wanted {
  readonly customer: string;
  readonly conversation: string;
  readonly turn: string;
}

interface Read {
  /** The last one that was read of the conversation. */
  readonly result: TraceResult | null;
  readonly failure: CallError | null;
}

const NOTHING: Read = { result: null, failure: null };

/** Reads a trace when another one is wanted, when asked, and when the connection is back. Of two reads, the later one counts. */
export const useTrace = (
  call: Call,
  line: ReadonlySignal<Line>,
  wanted: Wanted | null,
): Read & { read: () => void } => {
  const [shown, show] = useState<Read>(NOTHING);
  const latest = useRef(0);
  const { customer = '', conversation = '', turn = '' } = wanted ?? {};
  const read = useCallback(() => {
    const mine = ++latest.current;
    if (conversation === '') return show(NOTHING);
    const args = { customer, conversation_id: conversation, ...(turn !== '' && { turn_id: turn }) };
    void call<TraceResult>('get_trace', args).then(
      (result) => mine === latest.current && show({ result, failure: null }),
      (failure: CallError) => mine === latest.current && show(({ result }) => ({ result, failure })),
    );
  }, [call, customer, conversation, turn]);
  useEffect(() => {
    show(({ result }) =>
      result?.customer === customer && result.conversation_id === conversation ? { result, failure: null } : NOTHING,
    );
    read();
  }, [read]);
  const isBack = line.value === 'ok' && shown.failure?.code === 'OFFLINE';
  useEffect(() => {
    if (isBack) read();
  }, [isBack]);
  return { ...shown, read };
};
