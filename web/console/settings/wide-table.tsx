import type { ComponentChildren } from 'preact';

interface WideTableProps {
  readonly label: string;
  readonly children: ComponentChildren;
}

/** A table that a narrow window scrolls sideways, also with the keyboard. */
export const WideTable = ({ label, children }: WideTableProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: people scroll it with the keyboard
  <section class="wide-table" aria-label={label} tabIndex={0}>
    <table class="plain">{children}</table>
  </section>
);
