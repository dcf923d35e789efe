import { describe, expect, it } from 'vitest';
import './token-command.ts';
import './with-a-token.ts';
import './without-a-token.ts';
import { server, tokens, useProtectedServer } from './the-protected-server.ts';

useProtectedServer();

describe('after all requests', () => {
  it('the logs have reasons and times, and no part of a token', () => {
    expect(server.stderr).toContain('"message":"token refused"');
    for (const part of Object.values(tokens).flatMap((token) => token.split('.'))) {
      expect(server.stderr).not.toContain(part);
    }
    expect(server.stderr).not.toMatch(/ey[\w-]{10,}\./);
  });
});
