import { request as forward } from 'node:http';
import type { Seeded } from '../../eval/invariants/seeded.ts';
import { startHttp } from '../http-stand-in.ts';

export interface FaultyTable {
  readonly url: string;
  /** How often a connection breaks: before the call, or after it and before its reply. */
  share: number;
  readonly faults: { lost: number; unheard: number };
  close(): Promise<void>;
}

/** A table behind connections that break. A call whose connection breaks twice fails the step that makes it. */
export const startFaultyTable = async (table: string, random: Seeded): Promise<FaultyTable> => {
  const { hostname, port } = new URL(table);
  const faults = { lost: 0, unheard: 0 };
  let share = 0;
  const http = await startHttp(({ method, url, headers, body }, response) => {
    const breaks = random.chance(share);
    if (breaks && random.chance(0.5)) {
      faults.lost += 1;
      return void response.destroy();
    }
    const call = forward({ hostname, port, method, path: url, headers }, (reply) => {
      if (breaks) {
        faults.unheard += 1;
        reply.resume();
        return void response.destroy();
      }
      response.writeHead(reply.statusCode ?? 500, reply.headers);
      reply.pipe(response);
    });
    call.on('error', () => response.destroy());
    call.end(body);
  });
  return {
    url: http.url,
    faults,
    get share() {
      return share;
    },
    set share(value) {
      share = value;
    },
    close: http.close,
  };
};
