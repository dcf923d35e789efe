import type { Graph } from './graph.ts';
import { GraphDrawing } from './graph-drawing.tsx';
import { legendOf, type Mark } from './marks.ts';
import type { Path } from './path.ts';
import { wayInWords } from './way-in-words.ts';

interface GraphCardProps {
  readonly graph: Graph;
  readonly path: Path;
  readonly marks: ReadonlyMap<string, Mark>;
}

/** The state machine with the path of a turn, and the same as text. */
export const GraphCard = ({ graph, path, marks }: GraphCardProps) => {
  const looks = new Set([...marks.values()].map(({ look }) => look));
  const words = wayInWords(graph, path);
  return (
    <section class="card pad graph" aria-labelledby="graph-h">
      <h2 id="graph-h">State machine</h2>
      <ul class="line legend" aria-label="Legend">
        {legendOf(path)
          .filter(([look]) => looks.has(look))
          .map(([look, label]) => (
            <li class="key" key={look}>
              <svg viewBox="0 0 16 8" aria-hidden="true">
                <g class={`node ${look}`}>
                  <rect x="0.75" y="0.75" width="14.5" height="6.5" rx="2" />
                </g>
              </svg>
              {label}
            </li>
          ))}
      </ul>
      <GraphDrawing
        graph={graph}
        title="The states of this turn"
        description={`${path.visits.length} states were entered. The list below the drawing names them in order.`}
        way={{ path, marks }}
      />
      <details class="as-text">
        <summary>The same as text</summary>
        <ol>
          {words.map((line, at) => (
            <li key={at}>{line}</li>
          ))}
        </ol>
      </details>
    </section>
  );
};
