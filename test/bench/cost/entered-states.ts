import { StateMachine } from 'aws-local-stepfunctions';

type Events = ReturnType<StateMachine['run']>['eventLogs'];

/** How often a state was entered in this process since the call, by its name. */
export const countEnteredStates = (): ((state: string) => number) => {
  // An event of a branch passes twice: in the branch's log and in the log of the machine.
  const seen = new Set<object & { type: string; state?: { name: string } }>();
  const { run } = StateMachine.prototype;
  async function* tap(events: Events): Events {
    for await (const event of events) {
      seen.add(event);
      yield event;
    }
  }
  StateMachine.prototype.run = function (...given) {
    const { eventLogs, ...execution } = run.apply(this, given);
    return { ...execution, eventLogs: tap(eventLogs) };
  };
  return (name) => [...seen].filter(({ type, state }) => type === 'StateEntered' && state?.name === name).length;
};
