import type { Invariant } from '../invariants/invariants.ts';
import type { Kind } from '../invariants/run-invariants.ts';

/** An export that a run replaces with the result of `replace`. */
export interface Replacement {
  /** Path from the root of the repository. */
  readonly module: string;
  readonly name: string;
  replace(original: unknown): unknown;
}

/** The product without one of its policies. */
export interface Mutant {
  /** The policy. */
  readonly without: string;
  /** The invariant that cannot hold without it. */
  readonly breaks: Invariant;
  /** The kind of conversations that breaks it soon. */
  readonly kind: Kind;
  readonly replacements: readonly Replacement[];
}

export const without = (
  policy: string,
  [breaks, kind]: readonly [Invariant, Kind],
  ...replacements: readonly Replacement[]
): Mutant => ({ without: policy, breaks, kind, replacements });

/**
 * Makes replacements of a module's exports, checked against the module's type. Mutants import the product only as types: none of its
 * modules may load before the hooks that replace exports are registered.
 */
export const exportsOf =
  <Module>(module: string) =>
  <Name extends keyof Module & string>(
    name: Name,
    replace: (original: Module[Name]) => NoInfer<Module[Name]>,
  ): Replacement => ({ module, name, replace: replace as Replacement['replace'] });
