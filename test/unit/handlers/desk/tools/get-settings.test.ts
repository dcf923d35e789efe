import { describe, expect, it } from 'vitest';
import { allowing, aPlaybook } from '../../../../support/values.ts';
import { ANA, aTestDesk } from '../the-desk.ts';

const settings = async (over: Parameters<typeof aPlaybook>[0] = {}, caller = ANA) =>
  (await aTestDesk({ playbook: () => aPlaybook(over) }).call('get_settings', {}, caller)).data;

describe('get_settings', () => {
  it('says who asks, and for which teams', async () => {
    expect((await settings()).you).toEqual({ id: 'ana', name: 'Ana', role: 'supervisor', teams: null });
    const agent = { ...ANA, role: 'agent' as const, teams: ['trust'] };
    expect((await settings({}, agent)).you).toMatchObject({ role: 'agent', teams: ['trust'] });
  });

  it('has what the playbook sets up, without its policy, words and texts', async () => {
    const part = (source: string) => ({ source, heading: 'H', text: 'secret text' });
    const { playbook } = await settings({
      policy: 'secret policy',
      tools: [allowing('store.get_order', { public: true })],
      teams: [{ name: 'support', title: { en: 'Support' }, topics: ['legal'] }],
      prompts: [{ name: 'ask', title: 'Ask', description: 'D', arguments: [], template: 'secret template' }],
      knowledge: [part('a.md'), part('a.md'), part('b.md')],
    });
    expect(playbook).toMatchObject({
      ...{ name: 'shop', title: 'A shop', languages: ['en'], handoff: 'on', first_reply_minutes: 60, hours: null },
      teams: [{ name: 'support', title: { en: 'Support' }, topics: ['legal'] }],
      tools: [{ name: 'store.get_order', title: {}, preview: null, public: true }],
      prompts: [{ name: 'ask', title: 'Ask' }],
      documents: [
        { source: 'a.md', passages: 2 },
        { source: 'b.md', passages: 1 },
      ],
    });
    expect(playbook.topics[0]).toEqual({ name: 'fraud', description: 'money taken without consent' });
    expect(JSON.stringify(playbook)).not.toContain('secret');
  });

  it('has the one team of a playbook that names none', async () => {
    expect((await settings()).playbook.teams).toEqual([{ name: 'support', title: {}, topics: [] }]);
  });

  it('has the stage, its models with prices, and its limits', async () => {
    const { stage, models, limits } = await settings();
    expect(stage).toBe('test');
    expect(models.tiers).toMatchObject({ fast: { name: 'Nova Lite', usd_per_million_tokens: { input: 0.06 } } });
    expect(Object.keys(models.tiers)).toEqual(['triage', 'fast', 'strong']);
    expect(models.catalogue.length).toBeGreaterThan(3);
    expect(limits).toEqual({ turn_seconds: 55, context_tokens: 12_000, retention_days: 90, daily_quota: null });
  });
});
