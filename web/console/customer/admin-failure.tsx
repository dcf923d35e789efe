import type { CallError } from '../../shared/rpc.ts';
import { reasonOf } from '../case/failure-words.ts';
import { useConsole } from '../shell/console-context.ts';

interface AdminFailureProps {
  readonly title: string;
  readonly error: CallError;
}

/** Why an export or an erasure failed. The desk refuses both if the log-in is older than ten minutes. */
export const AdminFailure = ({ title, error }: AdminFailureProps) => {
  const { login } = useConsole();
  if (error.code !== 'HTTP_403' || !login) {
    return (
      <p class="alert" data-is="bad" role="alert">
        {title} {reasonOf(error)}
      </p>
    );
  }
  return (
    <div class="alert" data-is="waiting" role="alert">
      <span class="grow">
        Export and erase need a log-in of their own, even right after yours. It lasts for ten minutes: you come back to
        this case and start again.
      </span>
      <button class="btn edge" type="button" onClick={login.beginAdmin}>
        Log in again
      </button>
    </div>
  );
};
