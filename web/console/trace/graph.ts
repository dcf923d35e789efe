/** A state: a box around `x`, `y`, or, for a Parallel, the frame around its branches. In pixels. */
export interface GraphState {
  readonly name: string;
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `branch`: from a Parallel to the first state of a branch. `catch`: taken after a failure. */
export type EdgeKind = 'next' | 'choice' | 'default' | 'catch' | 'branch';

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** The corners of its line; empty if no line of its own is drawn. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** A state machine, laid out. The edges of a state stand in the order in which it tries them. */
export interface Graph {
  readonly start: string;
  readonly width: number;
  readonly height: number;
  readonly states: readonly GraphState[];
  readonly edges: readonly GraphEdge[];
  /** Where the states begin that only failures reach; null if there are none. */
  readonly failuresAt: number | null;
}
