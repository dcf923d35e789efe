import type { IncomingMessage } from 'node:http';

/** The whole body, or null as soon as it is known to exceed the limit; the rest is then not read. Rejects when the client disconnects. */
export const readBody = (request: IncomingMessage, maxBytes: number): Promise<Buffer | null> =>
  new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) return resolve(null);
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) return void chunks.push(chunk);
      request.pause().removeAllListeners('data');
      resolve(null);
    });
    request.on('end', () => resolve(Buffer.concat(chunks, size)));
    request.on('close', () => reject(new Error('The client disconnected.')));
    request.on('error', reject);
  });
