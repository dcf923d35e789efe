import { describe, expect, it } from 'vitest';
import { systemPrompt } from '../../../../../core/turn/context/system-prompt.ts';
import { aPlaybook } from '../../../../support/values.ts';

describe('the system prompt', () => {
  it.each([
    [['en'], 'if that is English.', 'answer in English.'],
    [['de', 'fr'], 'if that is German or French.', 'answer in German.'],
    [['es', 'en', 'pt'], 'if that is Spanish, English, or Portuguese.', 'answer in Spanish.'],
  ])('names the languages %j, and answers other languages in the first', (languages, given, answer) => {
    const prompt = systemPrompt(aPlaybook({ languages }));
    expect(prompt).toContain(given);
    expect(prompt).toContain(`no support in it, and ${answer}`);
  });

  it('asks for several lookups at once', () => {
    expect(systemPrompt(aPlaybook())).toContain('Ask for several things at once');
  });

  it('leaves it to code to tell of a hand-off', () => {
    expect(systemPrompt(aPlaybook())).toContain('told to the customer by the support system, not by you');
  });

  it('is constant, so that the prompt cache can serve it', () => {
    const playbook = aPlaybook();
    expect(systemPrompt(playbook)).toBe(systemPrompt(playbook));
    expect(systemPrompt(playbook)).not.toMatch(/\b20\d\d\b/);
  });
});
