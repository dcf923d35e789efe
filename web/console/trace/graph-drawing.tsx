import { arrowHead, roundedPath } from './drawing-paths.ts';
import type { Graph, GraphEdge, GraphState } from './graph.ts';
import { type EdgeLook, edgeLook, type Mark } from './marks.ts';
import type { Path } from './path.ts';

interface GraphDrawingProps {
  readonly graph: Graph;
  readonly title: string;
  readonly description: string;
  /** Null for a machine without a turn. */
  readonly way: { readonly path: Path; readonly marks: ReadonlyMap<string, Mark> } | null;
}

const LAYERS: readonly EdgeLook[] = ['off', 'maybe', 'caught', 'on'];

/** A drawing of a state machine, with the states and transitions of a turn. The same is beside it as text. */
export const GraphDrawing = ({ graph, title, description, way }: GraphDrawingProps) => {
  const { width, height, states, edges, failuresAt } = graph;
  const id = `graph-${graph.start}`;
  const drawn = edges.filter(({ points }) => points.length > 0);
  const looks = new Map(drawn.map((edge) => [edge, way ? edgeLook(edge, way.path) : 'plain']));
  const markOf = (name: string): Mark => way?.marks.get(name) ?? { look: 'off', times: '' };
  return (
    <svg
      class={way ? 'machine' : 'machine plain'}
      viewBox={`-2 0 ${width + 4} ${height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      {states.map(
        (state) => state.type === 'Parallel' && <Frame key={state.name} state={state} mark={markOf(state.name)} />,
      )}
      {failuresAt !== null && (
        <text class="caption" x={width / 2} y={failuresAt + 10} text-anchor="middle">
          where a state fails for good
        </text>
      )}
      {[...(way ? LAYERS : (['plain'] as const))].flatMap((layer) =>
        drawn
          .filter((edge) => looks.get(edge) === layer)
          .map((edge) => <Line key={`${edge.from} ${edge.to}`} edge={edge} look={layer} />),
      )}
      {states.map(
        (state) => state.type !== 'Parallel' && <Box key={state.name} state={state} mark={markOf(state.name)} />,
      )}
    </svg>
  );
};

const Frame = ({ state: { name, x, y, width, height }, mark }: { readonly state: GraphState; readonly mark: Mark }) => (
  <g class={`frame ${mark.look}`}>
    <rect x={x - width / 2} y={y - height / 2} width={width} height={height} rx={8} />
    <text x={x - width / 2 + 8} y={y - height / 2 + 13}>
      {name}
    </text>
  </g>
);

const Line = ({ edge, look }: { readonly edge: GraphEdge; readonly look: EdgeLook | 'plain' }) => (
  <g class={`arc ${look} ${edge.kind}`}>
    <path d={roundedPath(edge.points)} />
    {edge.kind !== 'branch' && <path class="head" d={arrowHead(edge.points)} />}
  </g>
);

const Box = ({ state, mark: { look, times } }: { readonly state: GraphState; readonly mark: Mark }) => {
  const { name, type, x, y, width, height } = state;
  const [left, right, top, bottom] = [x - width / 2, x + width / 2, y - height / 2, y + height / 2];
  const isEnd = type === 'Succeed' || type === 'Fail';
  return (
    <g class={`node ${look}`}>
      {type === 'Choice' ? (
        <path
          d={`M${left} ${y}L${left + 10} ${top}H${right - 10}L${right} ${y}L${right - 10} ${bottom}H${left + 10}Z`}
        />
      ) : (
        <rect x={left} y={top} width={width} height={height} rx={isEnd ? height / 2 : 6} />
      )}
      <text x={x} y={times === '' ? y + 4 : y - 2} text-anchor="middle">
        {name}
      </text>
      {times !== '' && (
        <text class="ms" x={x} y={y + 12} text-anchor="middle">
          {times}
        </text>
      )}
    </g>
  );
};
