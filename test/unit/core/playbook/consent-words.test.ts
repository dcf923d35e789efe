import { describe, expect, it } from 'vitest';
import { consentWords } from '../../../../core/playbook/consent-words.ts';

describe('consentWords', () => {
  it.each([
    ['en', 'yes please'],
    ['de', 'einverstanden'],
    ['fr', "je suis d'accord"],
    ['es', 'adelante'],
    ['it', 'confermo'],
    ['pt', 'pode avançar'],
    ['nl', 'ja graag'],
  ])('has default words of %s for every playbook', (code, word) => {
    expect(consentWords({ languages: ['ja'], consent: {} })[code]).toContain(word);
  });

  it('has Polish words only if the playbook lists Polish, because "tak" means "thanks" in Danish', () => {
    expect(consentWords({ languages: ['en'], consent: {} })).not.toHaveProperty('pl');
    expect(consentWords({ languages: ['en', 'pl'], consent: {} }).pl).toContain('tak');
  });

  it("takes the playbook's own list of a language in place of the default one", () => {
    const { en, de, ja } = consentWords({ languages: ['en'], consent: { en: ['aye'], ja: ['はい'] } });
    expect([en, ja]).toEqual([['aye'], ['はい']]);
    expect(de).toContain('ja');
  });

  it('lists no duplicate and no empty word', () => {
    for (const words of Object.values(consentWords({ languages: ['pl'], consent: {} }))) {
      expect(words.length).toBeGreaterThan(10);
      expect(new Set(words).size).toBe(words.length);
      expect(words).not.toContain('');
    }
  });
});
