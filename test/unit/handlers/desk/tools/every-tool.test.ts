import { describe, expect, it } from 'vitest';
import { DESK_ACCESS } from '../../../../../core/access/scopes.ts';
import { Fault } from '../../../../../core/errors/faults.ts';
import { ANA, aDesk, aTestDesk, CALLS, NOW } from '../the-desk.ts';

const NAMES = Object.keys(DESK_ACCESS.tools);

describe('every tool of the desk', () => {
  it('is in the table, with a call in this test', () => {
    expect(aTestDesk().tools.map(({ listed }) => listed.name)).toEqual(NAMES);
    expect(Object.keys(CALLS)).toEqual(NAMES);
  });

  it.each(NAMES)('%s leaves an audit item before it reads or starts anything', async (name) => {
    const { call, order, audited } = aTestDesk({ desk: aDesk({ version: 4 }) });
    expect(await call(name, CALLS[name] ?? {})).toMatchObject({ isError: false });
    // Settings are in memory.
    expect(order.length).toBeGreaterThan(name === 'get_settings' ? 0 : 1);
    expect(order[0]).toBe(`audit ${name}`);
    expect(audited).toHaveLength(1);
    expect(audited[0]).toMatchObject({ at: NOW, tool: name, actor: 'staff:ana', name: 'Ana', client: 'console' });
    const { customer = null, conversation_id = null, version = null } = CALLS[name] ?? {};
    expect(audited[0]).toMatchObject({ customer, conversation: conversation_id, version });
  });

  it.each(NAMES)('%s is BUSY, and not carried out, when its audit item cannot be written', async (name) => {
    const record = async () => Promise.reject(new Fault('StoreBusy', 'secret words'));
    const { call, order } = aTestDesk({ audit: { record } });
    const { isError, data, text } = await call(name, CALLS[name] ?? {});
    expect([isError, data.code, data.retryable]).toEqual([true, 'BUSY', true]);
    expect(text).not.toContain('secret');
    expect(order).toEqual([]);
  });

  it.each(NAMES)('%s leaves no words in the audit', async (name) => {
    const { call, audited } = aTestDesk({ desk: aDesk({ version: 4 }) });
    await call(name, CALLS[name] ?? {});
    expect(Object.keys(audited[0] ?? {}).toSorted()).toEqual(
      ['actor', 'at', 'client', 'conversation', 'customer', 'message_id', 'name', 'tool', 'version'].toSorted(),
    );
    expect(JSON.stringify(audited)).not.toMatch(/Hello|Angry/);
  });
});

describe('the version of a conversation', () => {
  it('is told by open_case alone, which shows what it stands for', () => {
    const telling = aTestDesk().tools.filter(({ listed }) => JSON.stringify(listed.outputSchema).includes('"version"'));
    expect(telling.map(({ listed }) => listed.name)).toEqual(['open_case']);
  });
});

describe('the message_id of an act', () => {
  it('is made up, audited, asked for and returned if the call has none', async () => {
    const { call, audited, requests } = aTestDesk();
    const { data } = await call('reply', CALLS.reply ?? {});
    expect(data.message_id).toMatch(/^[0-9a-f-]{36}$/);
    expect([audited[0]?.message_id, requests[0]?.message_id]).toEqual([data.message_id, data.message_id]);
    const again = await call('reply', { ...CALLS.reply, message_id: '' });
    expect(again.data.message_id).not.toBe(data.message_id);
  });

  it.each(['BUSY', 'CONFLICT'])('goes with the error %s, so that the call can be repeated', async (code) => {
    const run = async () => Promise.reject(new Error('secret words'));
    const { call } = aTestDesk(code === 'BUSY' ? { workflow: { run } } : { outcome: { outcome: 'lost' } });
    const made = await call('reply', CALLS.reply ?? {}, ANA);
    expect(made).toMatchObject({ isError: true, data: { code, customer: 'ada', conversation_id: 'c-1' } });
    expect(made.data.message_id).toMatch(/^[0-9a-f-]{36}$/);
    const own = await call('reply', { ...CALLS.reply, message_id: 'm-1' });
    expect(own.data.message_id).toBe('m-1');
  });
});

describe('bad input', () => {
  const CASE = { customer: 'ada', conversation_id: 'c-1' };
  const SEEN = { ...CASE, version: 2 };
  const needsCase = [
    'open_case',
    'get_trace',
    'take_over',
    'reply',
    'note',
    'suggest_reply',
    'transfer',
    'give_back',
    'close',
    'reopen',
    'link_ticket',
  ];
  const needsVersion = ['transfer', 'give_back', 'close', 'reopen'];
  const BAD: readonly [string, object, string][] = [
    ...needsCase.flatMap((name): [string, object, string][] => [
      [name, { ...CALLS[name], customer: undefined }, 'customer'],
      [name, { ...CALLS[name], conversation_id: ['c-1'] }, 'conversation_id'],
      [name, { ...CALLS[name], conversation_id: 'a\u0000b' }, 'conversation_id'],
    ]),
    ...needsVersion.flatMap((name): [string, object, string][] => [
      [name, { ...CALLS[name], version: undefined }, 'version'],
      [name, { ...CALLS[name], version: '2' }, 'version'],
      [name, { ...CALLS[name], version: -1 }, 'version'],
      [name, { ...CALLS[name], version: 1.5 }, 'version'],
    ]),
    ...['export_customer', 'erase_customer'].flatMap((name): [string, object, string][] => [
      [name, {}, 'customer'],
      [name, { customer: 'a\nb' }, 'customer'],
    ]),
    ['export_customer', { customer: 'ada', cursor: 'bm9uZQ' }, 'cursor'],
    ['erase_customer', { customer: 'ada', message_id: ['m'] }, 'message_id'],
    ['list_queue', {}, 'view'],
    ['list_queue', { view: 'all' }, 'view'],
    ['list_queue', { view: 'waiting', cursor: 'bm9uZQ' }, 'cursor'],
    ['list_queue', { view: 'waiting', team: 'nobody' }, 'team'],
    ['open_case', { ...CASE, cursor: 'bm9uZQ' }, 'cursor'],
    ['list_deliveries', { status: 'failed' }, 'status'],
    ['list_deliveries', { cursor: 'bm9uZQ' }, 'cursor'],
    ['list_deliveries', { endpoint: 'a\nb' }, 'endpoint'],
    ['redeliver', { all_failed: true }, 'endpoint'],
    ['redeliver', { endpoint: 'erp', all_failed: true }, 'endpoint'],
    ['redeliver', { endpoint: 'crm' }, 'id'],
    ['redeliver', { endpoint: 'crm', all_failed: false }, 'id'],
    ['redeliver', { endpoint: 'crm', id: 'a', all_failed: true }, 'id'],
    ['redeliver', { endpoint: 'crm', all_failed: 'yes' }, 'all_failed'],
    ['get_trace', { ...CASE, turn_id: 'a\nb' }, 'turn_id'],
    ['take_next', { team: 'nobody' }, 'team'],
    ['take_next', { languages: 'en' }, 'languages'],
    ['take_next', { languages: ['english'] }, 'languages.0'],
    ['take_next', { message_id: 'a\nb' }, 'message_id'],
    ['take_over', { ...CASE, version: 'x' }, 'version'],
    ['reply', CASE, 'text'],
    ['reply', { ...CASE, text: '  ' }, 'text'],
    ['reply', { ...CASE, text: 'a'.repeat(8001) }, 'text'],
    ['note', { ...CASE, text: 7 }, 'text'],
    ['transfer', SEEN, 'team'],
    ['transfer', { ...SEEN, team: 'nobody' }, 'team'],
    ['close', SEEN, 'resolution'],
    ['close', { ...SEEN, resolution: 'done' }, 'resolution'],
    ['close', { ...SEEN, resolution: 'abandoned' }, 'resolution'],
    ['link_ticket', { ...CASE, system: 'CRM' }, 'id'],
    ['link_ticket', { ...CASE, id: '1' }, 'system'],
    ['link_ticket', { ...CASE, system: 'CRM', id: '1', episode: 0 }, 'episode'],
    ['link_ticket', { ...CASE, system: 'CRM', id: '1', episode: '1' }, 'episode'],
    ['link_ticket', { ...CASE, system: 'CRM', id: 'a\nb' }, 'id'],
    ...[
      'http://crm.example/1',
      'javascript:alert(1)',
      'https://a:b@crm.example',
      `https://crm.example/${'a'.repeat(2000)}`,
    ].map((url): [string, object, string] => ['link_ticket', { ...CASE, system: 'CRM', id: '1', url }, 'url']),
  ];

  it.each(BAD)('of %s, %j, is INVALID and %s is named', async (name, args, field) => {
    const { call, order } = aTestDesk();
    const { isError, data, text } = await call(name, args);
    expect([isError, data.code]).toEqual([true, 'INVALID']);
    expect(text).toMatch(new RegExp(`(^|\\s)${field}: .*\\.$`));
    expect(order.filter((step) => !step.startsWith('audit'))).toEqual([]);
  });

  it('names an argument that is spelled another way', async () => {
    const { text } = await aTestDesk().call('open_case', { customer: 'ada', conversationId: 'c-1' });
    expect(text).toContain('it is called conversation_id');
  });
});
