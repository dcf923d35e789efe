/** What web/build makes for the pages when it bundles them. */
declare module 'virtual:graphs' {
  import type { PackedGraph } from './console/trace/packed-graph.ts';
  /** The state machines, laid out. */
  export const turn: PackedGraph;
  export const desk: PackedGraph;
}

/** A style sheet with its imports, minified, as text for `CSSStyleSheet.replaceSync`. */
declare module 'inline:*' {
  const css: string;
  export default css;
}

declare module '*.css';
