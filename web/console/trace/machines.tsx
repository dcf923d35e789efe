import { desk, turn } from 'virtual:graphs';
import { GraphDrawing } from './graph-drawing.tsx';
import { unpackGraph } from './packed-graph.ts';

/** Without a conversation: the two state machines, as they are defined. */
export const Machines = () => (
  <>
    <p class="mid">
      Name a customer and one of their conversations to see how a message went: each state with its time, the model
      calls with their cost, and why it went this way. A case links here from each of its answers.
    </p>
    <div class="grid2 machines">
      <section class="card pad graph" aria-labelledby="turn-machine">
        <h2 id="turn-machine">What a message goes through</h2>
        <GraphDrawing
          graph={unpackGraph(turn)}
          title="The state machine conversation-turn"
          description="Begin, Accepted?, OptimizeContext, Proposed?, Respond, Escalate? and PersistTurn follow one another in an ordinary turn. docs/architecture.md lists every state."
          way={null}
        />
      </section>
      <section class="card pad graph" aria-labelledby="desk-machine">
        <h2 id="desk-machine">What an act of a person goes through</h2>
        <GraphDrawing
          graph={unpackGraph(desk)}
          title="The state machine desk-action"
          description="BeginAction, MoveConversation, PostEntry and FinishAction follow one another in an ordinary act. docs/architecture.md lists every state."
          way={null}
        />
      </section>
    </div>
  </>
);
