import type { ComponentChildren } from 'preact';
import { Fragment } from 'preact';
import type { Fact } from './facts.ts';

interface FactsProps {
  readonly of: readonly Fact[];
  /** More terms of the list. */
  readonly children?: ComponentChildren;
}

/** Names and values beside each other. */
export const Facts = ({ of, children }: FactsProps) => (
  <dl class="facts">
    {of.map(([name, value]) => (
      <Fragment key={name}>
        <dt>{name}</dt>
        <dd dir="auto">{value}</dd>
      </Fragment>
    ))}
    {children}
  </dl>
);
