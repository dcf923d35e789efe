import { describe, expect, it } from 'vitest';
import './protected/at-the-desk.ts';
import './protected/the-crm.ts';
import './protected/with-a-token.ts';
import './protected/without-a-token.ts';
import { server, tokens, useProtectedServer } from './protected/the-protected-server.ts';

useProtectedServer();

describe('after all requests', () => {
  it('the logs have reasons and times, and no part of a token', () => {
    expect(server.stderr).toContain('"message":"token rejected"');
    for (const part of Object.values(tokens).flatMap((token) => token.split('.'))) {
      expect(server.stderr).not.toContain(part);
    }
    expect(server.stderr).not.toMatch(/ey[\w-]{10,}\./);
  });
});
