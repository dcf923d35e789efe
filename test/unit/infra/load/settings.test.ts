import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings, type Values, WrongUsage } from '../../../../infra/load/settings.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'load-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const read = (over: Partial<Values> = {}) =>
  readSettings({
    url: 'http://127.0.0.1:3000/mcp',
    users: '10',
    requests: '5',
    think: '2s',
    seed: '1',
    yes: false,
    ...over,
  });

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

describe('the settings of a load test', () => {
  it.each<[string, number]>([
    ['0', 0],
    ['500', 500],
    ['500ms', 500],
    ['2s', 2000],
    ['1.5s', 1500],
    ['1m', 60_000],
  ])('take %s as a time', (think, thinkMs) => {
    expect(read({ think }).plan.thinkMs).toBe(thinkMs);
  });

  it('spread the users over one think time, unless a ramp is named', () => {
    expect(read().plan.rampMs).toBe(2000);
    expect(read({ ramp: '1m' }).plan.rampMs).toBe(60_000);
  });

  it('have no threshold unless one is named', () => {
    expect(read().limits).toEqual({ p90Ms: null, errors: null });
    expect(read({ p90: '3s', errors: '0.01' }).limits).toEqual({ p90Ms: 3000, errors: 0.01 });
    expect(read({ p90: '0', errors: '0' }).limits).toEqual({ p90Ms: 0, errors: 0 });
  });

  it('bring messages along, which a file of lines replaces', () => {
    expect(read().plan.messages.length).toBeGreaterThan(10);
    const messages = file('own.txt', 'Où est mon colis ?\r\n\n  Thanks.  \n');
    expect(read({ messages }).plan.messages).toEqual(['Où est mon colis ?', 'Thanks.']);
  });

  it('need a confirmation for more than 1,000 turns on another machine, and nowhere else', () => {
    const url = 'https://support.example.com/mcp';
    expect(read({ url, users: '200' }).plan.users).toBe(200);
    expect(() => read({ url, users: '201' })).toThrow(/^This sends 1005 messages .* models are paid .* --yes\.$/);
    expect(read({ url, users: '201', yes: true }).plan.users).toBe(201);
    expect(read({ users: '201' }).plan.users).toBe(201);
  });

  it.each<[string, Partial<Values>]>([
    ['--url', { url: 'mcp' }],
    ['--url', { url: 'file:///mcp' }],
    ['--users', { users: '0' }],
    ['--users', { users: 'ten' }],
    ['--requests', { requests: '1.5' }],
    ['--seed', { seed: '-1' }],
    ['--think', { think: '2h' }],
    ['--think', { think: '' }],
    ['--ramp', { ramp: '-1s' }],
    ['--p90', { p90: 'fast' }],
    ['--errors', { errors: '1%' }],
    ['--errors', { errors: '2' }],
    ['--messages', { messages: '/nowhere/messages.txt' }],
    ['--out', { out: '/nowhere/out.json' }],
  ])('name %s if it is %o', (option, over) => {
    expect(() => read(over)).toThrow(WrongUsage);
    expect(() => read(over)).toThrow(new RegExp(`^${option}\\b`));
  });

  it('reject a file without a message', () => {
    const messages = file('empty.txt', '\n \n');
    expect(() => read({ messages })).toThrow(/^--messages: .*empty\.txt holds no message/);
  });
});
