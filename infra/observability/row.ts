import { GraphWidget, type IMetric, type IWidget, Row, TextWidget, type YAxisProps } from 'aws-cdk-lib/aws-cloudwatch';
import { runbook } from './alarm-names.ts';

const WIDTH = 24;
const HEIGHT = 6;

export interface Graph {
  readonly title: string;
  readonly left: readonly IMetric[];
  readonly right?: readonly IMetric[];
  readonly rightAxis?: YAxisProps;
  readonly stacked?: boolean;
  /** Horizontal lines, such as a target. */
  readonly lines?: ReadonlyArray<{ readonly value: number; readonly label: string }>;
}

/** A section of the dashboard: a question, a hint with a link to the runbook, and lines of graphs of equal width. */
export const row = (
  question: string,
  hint: string,
  anchor: string,
  ...graphs: ReadonlyArray<readonly Graph[]>
): IWidget[] => [
  new TextWidget({ markdown: `## ${question}\n${hint} Runbook: ${runbook(anchor)}`, width: WIDTH, height: 2 }),
  ...graphs.map((line) => new Row(...line.map((graph) => widget(graph, WIDTH / line.length)))),
];

const AXIS: YAxisProps = { min: 0, showUnits: false };

const widget = ({ title, left, right = [], rightAxis = AXIS, stacked = false, lines = [] }: Graph, width: number) =>
  new GraphWidget({
    title,
    left: [...left],
    right: [...right],
    width,
    height: HEIGHT,
    stacked,
    leftAnnotations: lines.map(({ value, label }) => ({ value, label })),
    leftYAxis: AXIS,
    ...(right.length > 0 && { rightYAxis: rightAxis }),
  });
