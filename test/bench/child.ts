import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Functions that a child process runs for its parent; arguments and results are plain data. */
type Commands = Record<string, (...args: never[]) => unknown>;
/** Every child reports the milliseconds of CPU that its process has used. */
type OwnCommands = { readonly cpu: () => number };
type Answer = { readonly id: number } & ({ readonly result: unknown } | { readonly error: string });

export interface Child<C extends Commands> {
  ask<K extends keyof (C & OwnCommands) & string>(
    name: K,
    ...args: Parameters<(C & OwnCommands)[K]>
  ): Promise<Awaited<ReturnType<(C & OwnCommands)[K]>>>;
  close(): Promise<void>;
}

/** Starts a process with only the given environment; its stderr is inherited. */
export const startChild = <C extends Commands>(
  file: URL,
  environment: Readonly<Record<string, string>> = {},
): Child<C> => {
  const child = fork(fileURLToPath(file), { env: { ...environment }, execArgv: [] });
  const open = new Map<number, PromiseWithResolvers<unknown>>();
  child.on('message', (answer: Answer) => {
    const waiting = open.get(answer.id);
    open.delete(answer.id);
    if ('error' in answer) waiting?.reject(new Error(answer.error));
    else waiting?.resolve(answer.result);
  });
  child.once('exit', (code) => {
    for (const { reject } of open.values()) reject(new Error(`${file.pathname} ended with code ${code}.`));
  });
  let lastId = 0;
  return {
    ask: (name, ...args) => {
      const waiting = Promise.withResolvers<unknown>();
      open.set(++lastId, waiting);
      child.send({ id: lastId, name, args });
      return waiting.promise as never;
    },
    close: () => end(child),
  };
};

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.disconnect();
  await exited;
};

export const cpuMs = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;

/** The child's side: answers until its parent disconnects or ends. */
export const serveParent = (given: Commands, close: () => Promise<void> = async () => {}): void => {
  const commands: Commands = { ...given, cpu: () => cpuMs(process.cpuUsage()) };
  process.on('message', async ({ id, name, args }: { id: number; name: string; args: never[] }) => {
    try {
      process.send?.({ id, result: await commands[name]?.(...args) });
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  process.once('disconnect', () => close().finally(() => process.exit()));
};
