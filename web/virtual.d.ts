/** What web/build makes for the pages when it bundles them. */
declare module 'virtual:graphs' {
  import type { Graph } from './console/trace/graph.ts';
  /** The state machines, laid out. */
  export const turn: Graph;
  export const desk: Graph;
}

/** A style sheet with its imports, minified, as text for `CSSStyleSheet.replaceSync`. */
declare module 'inline:*' {
  const css: string;
  export default css;
}

declare module '*.css';
