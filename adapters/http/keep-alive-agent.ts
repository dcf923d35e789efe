import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Clock } from '../../core/config/clock.ts';

/** Servers close idle connections after 5 s or more, and a function that is frozen meanwhile does not notice. */
const IDLE_MS = 4000;
/** For each host. Further requests wait for a socket within their own time limit. */
const OPTIONS = { keepAlive: true, maxSockets: 64, maxFreeSockets: 8 };

export const closeIdle = ({ freeSockets }: Pick<HttpAgent, 'freeSockets'>): void => {
  for (const socket of Object.values(freeSockets).flat()) socket?.destroy();
};

/** Keeps connections open between requests, and closes those that were idle for longer than `IDLE_MS`. */
export const keepAliveAgent = (clock: Clock): ((protocol: string) => HttpAgent) => {
  const agents = { 'http:': new HttpAgent(OPTIONS), 'https:': new HttpsAgent(OPTIONS) };
  let used = clock.now();
  return (protocol) => {
    const idle = clock.now() - used > IDLE_MS;
    used = clock.now();
    const agent = protocol === 'https:' ? agents['https:'] : agents['http:'];
    if (idle) closeIdle(agent);
    return agent;
  };
};
