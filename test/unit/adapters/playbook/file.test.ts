import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { playbookFile } from '../../../../adapters/playbook/file.ts';
import { aPlaybook, quietLog } from '../../../support/values.ts';

const folder = mkdtempSync(join(tmpdir(), 'frontdesk-test-'));
const file = join(folder, 'shop.json');
let second = 0;
/** Each version is a second newer than the last. */
const write = async (text: string) => {
  writeFileSync(file, text);
  await utimes(file, ++second, second);
};
const compiled = (name: string): string => JSON.stringify(aPlaybook({ name }));
afterAll(() => rmSync(folder, { recursive: true }));

describe('playbookFile', () => {
  it('reads the playbook again when its file has changed, and keeps the last good one', async () => {
    await write(compiled('one'));
    const errors: object[] = [];
    const playbook = playbookFile(file, { ...quietLog, error: (_, fields) => void errors.push(fields ?? {}) });
    expect(playbook().name).toBe('one');
    await write(compiled('two'));
    expect(playbook()).toBe(playbook());
    expect(playbook().name).toBe('two');
    await write('{"name":"three"');
    expect([playbook().name, playbook().name]).toEqual(['two', 'two']);
    expect(errors).toEqual([{ error: 'SyntaxError' }]);
    await write(compiled('four'));
    expect(playbook().name).toBe('four');
  });

  it.each([
    ['is missing', null, /ENOENT/],
    ['is not a playbook', '{"name":"one"}', /prompts/],
  ])('throws if the file %s', async (_, text, message) => {
    if (text === null) rmSync(file, { force: true });
    else await write(text);
    expect(() => playbookFile(file, quietLog)).toThrow(message);
  });
});
