import type { Log } from '../../core/observability/log.ts';

/** Logs each name once with each message and reason. `kind` says what the names are of. */
export type WarnOnce = (message: string, names: readonly string[], why?: string, kind?: string) => void;

export const warnOnce = (log: Log): WarnOnce => {
  const reported = new Set<string>();
  return (message, names, why, kind = 'tools') => {
    const idOf = (name: string) => JSON.stringify([message, why, name]);
    const fresh = names.filter((name) => !reported.has(idOf(name)));
    for (const name of fresh) reported.add(idOf(name));
    if (fresh.length > 0) log.warn(message, { [kind]: fresh.join(', '), ...(why !== undefined && { why }) });
  };
};
