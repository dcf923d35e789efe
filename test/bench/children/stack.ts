import type { Worker } from 'node:worker_threads';
import { startStack } from '../../../local/stack.ts';
import { cpuMs, serveParent } from '../child.ts';

const workers: Worker[] = [];
process.on('worker', (worker) => workers.push(worker));

/** The system of `npm start`, in its own process. */
const stack = await startStack({ port: 0, environment: process.env });

const threads = async (): Promise<Record<string, number>> => {
  const functions = workers.map(async (worker) => [worker.threadName, cpuMs(await worker.cpuUsage())] as const);
  return { main: cpuMs(process.threadCpuUsage()), ...Object.fromEntries(await Promise.all(functions)) };
};

const commands = { url: () => stack.url, threads };
export type StackCommands = typeof commands;
serveParent(commands, () => stack.close());
