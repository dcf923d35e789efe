import { startStack } from '../../../local/stack.ts';
import { serveParent } from '../child.ts';

/** The whole system as `npm start` runs it, in a process of its own. */
const stack = await startStack({ port: 0, environment: process.env });

const commands = { url: () => stack.url };
export type StackCommands = typeof commands;
serveParent(commands, () => stack.close());
