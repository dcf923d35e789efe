import type { Trace } from './trace-result.ts';

/** To the execution in the Step Functions console, or why there is no link. */
export const ExecutionLink = ({ trace: { console_url, execution } }: { readonly trace: Trace }) => {
  if (console_url?.startsWith('https://')) {
    return (
      <a class="btn edge" href={console_url} target="_blank" rel="noopener noreferrer">
        Open the execution<span class="vh"> in the Step Functions console, in a new tab</span>
      </a>
    );
  }
  return (
    <p class="small dim">
      {execution === null
        ? 'The execution of this turn is not stored.'
        : 'On one machine, there is no Step Functions console.'}
    </p>
  );
};
