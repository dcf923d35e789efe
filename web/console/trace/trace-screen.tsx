import { useConsole } from '../shell/console-context.ts';
import { traceHref } from '../shell/route.ts';
import { Empty, Failure } from '../shell/states.tsx';
import { FindTurn } from './find-turn.tsx';
import { Machines } from './machines.tsx';
import { TraceBones } from './trace-bones.tsx';
import { TurnLinks } from './turn-links.tsx';
import { TurnTrace } from './turn-trace.tsx';
import { useTrace } from './use-trace.ts';

interface TraceScreenProps {
  readonly customer?: string;
  readonly conversation?: string;
  /** Empty for the newest turn. */
  readonly turn?: string;
}

/** How a message went through the state machine: found by customer and conversation, both kept in the address. */
export const TraceScreen = ({ customer = '', conversation = '', turn = '' }: TraceScreenProps) => {
  const { call, line } = useConsole();
  const isNamed = customer !== '' && conversation !== '';
  const { result, failure, read } = useTrace(call, line, isNamed ? { customer, conversation, turn } : null);
  const { trace = null, turns = [] } = result ?? {};
  return (
    <div class="page stack">
      <FindTurn key={`${customer}/${conversation}`} customer={customer} conversation={conversation} />
      {turns.length > 0 && (
        <TurnLinks
          customer={customer}
          conversation={conversation}
          turns={turns}
          current={failure ? turn : trace?.turn_id}
        />
      )}
      {!isNamed && <Machines />}
      {isNamed && failure && (
        <Missing failure={failure} newest={turn === '' ? null : traceHref(customer, conversation)} onRetry={read} />
      )}
      {isNamed && !failure && !result && <TraceBones />}
      {result && !failure && !trace && (
        <Empty title="No message here">
          <p>The customer has sent no message in this conversation.</p>
        </Empty>
      )}
      {trace && !failure && (
        <TurnTrace key={trace.turn_id} trace={trace} customer={customer} conversation={conversation} onRefresh={read} />
      )}
    </div>
  );
};

interface MissingProps {
  /** Where the newest turn is; null if it was asked for. */
  readonly newest: string | null;
  readonly failure: { readonly code: string; readonly message: string };
  readonly onRetry: () => void;
}

const Missing = ({ failure: { code, message }, newest, onRetry }: MissingProps) =>
  code === 'NOT_FOUND' ? (
    <Empty title={newest === null ? 'No such conversation' : 'No such turn'}>
      <p>{message} Check the ids: they are case-sensitive.</p>
      {newest !== null && (
        <a class="btn main" href={newest}>
          Show its newest turn
        </a>
      )}
    </Empty>
  ) : (
    <Failure
      title={code === 'OFFLINE' ? 'You are offline' : 'The trace did not load'}
      reason={code === 'OFFLINE' ? 'It loads as soon as the desk can be reached.' : message}
      onRetry={onRetry}
    />
  );
