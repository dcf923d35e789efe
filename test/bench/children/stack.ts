import { startStack } from '../../../local/stack.ts';
import { serveParent } from '../child.ts';

/** The system of `npm start`, in its own process. */
const stack = await startStack({ port: 0, environment: process.env });

const commands = { url: () => stack.url };
export type StackCommands = typeof commands;
serveParent(commands, () => stack.close());
