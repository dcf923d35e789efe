import { Worker } from 'node:worker_threads';
import { functionEnvironment } from './environment.ts';
import type { FunctionOptions } from './function-options.ts';
import { forwardLines } from './log-lines.ts';
import type { WorkerData } from './messages.ts';

/** A thread that imports the function, with its own environment. All its output goes to `onLog`. */
export const startWorker = (options: FunctionOptions): Worker => {
  const { name, entry, environment, onLog = () => {} } = options;
  const worker = new Worker(new URL('./worker-main.ts', import.meta.url), {
    name,
    workerData: { entry: entry.href, logged: options.onLog !== undefined } satisfies WorkerData,
    env: functionEnvironment(name, entry, environment),
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  // The function's output arrives as messages; these streams carry only the runtime's output, such as a fatal error.
  forwardLines(worker.stdout, onLog);
  forwardLines(worker.stderr, onLog);
  worker.on('error', (error: unknown) => onLog(error instanceof Error ? String(error.stack) : String(error)));
  return worker;
};
