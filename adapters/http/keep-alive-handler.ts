import { NodeHttpHandler } from '@smithy/node-http-handler';
import { isBrokenConnection } from './broken-connection.ts';
import { closeIdle } from './keep-alive-agent.ts';

/**
 * The SDK's own 50 sockets a client are too few where one process runs every call of a function, as on one machine: the wait for a socket
 * counts as a connection time-out. The callers bound what is in flight.
 */
const SOCKETS = { keepAlive: true, maxSockets: Infinity };

/** Keeps connections open between calls. When one breaks, the idle ones are closed: they are as old, and the next call needs a live one. */
export class KeepAliveHandler extends NodeHttpHandler {
  constructor(timeouts: { readonly requestTimeout: number; readonly connectionTimeout: number }) {
    super({ ...timeouts, throwOnRequestTimeout: true, httpAgent: SOCKETS, httpsAgent: SOCKETS });
  }

  override async handle(...call: Parameters<NodeHttpHandler['handle']>): ReturnType<NodeHttpHandler['handle']> {
    try {
      return await super.handle(...call);
    } catch (error) {
      const { httpAgent, httpsAgent } = this.httpHandlerConfigs();
      if (isBrokenConnection(error))
        for (const agent of [httpAgent, httpsAgent]) if (agent && 'freeSockets' in agent) closeIdle(agent);
      throw error;
    }
  }
}
