import type { ComponentChildren } from 'preact';
import { Exclamation, Tray } from './icons.tsx';

interface EmptyProps {
  readonly title: string;
  readonly children?: ComponentChildren;
}

/** An empty list or pane, which is not an error. */
export const Empty = ({ title, children }: EmptyProps) => (
  <div class="empty">
    <Tray />
    <h3>{title}</h3>
    {children}
  </div>
);

interface FailureProps {
  readonly title: string;
  readonly reason: string;
  readonly onRetry: () => unknown;
}

/** Something did not load. */
export const Failure = ({ title, reason, onRetry }: FailureProps) => (
  <div class="empty" role="alert">
    <Exclamation />
    <h3>{title}</h3>
    <p>{reason} Conversations go on without this page.</p>
    <button class="btn main" type="button" onClick={onRetry}>
      Load again
    </button>
  </div>
);

/** Rows that are not there yet. They show after 300 ms. */
export const Bones = ({ of, rows = 4 }: { readonly of: string; readonly rows?: number }) => (
  <div aria-busy="true">
    <p class="vh" role="status">
      {of} is loading
    </p>
    <div class="late-bones" aria-hidden="true">
      {Array.from({ length: rows }, (_, at) => (
        <div class="bones" key={at}>
          <span class="bone m" />
          <span class="bone l" />
          <span class="bone s" />
        </div>
      ))}
    </div>
  </div>
);
