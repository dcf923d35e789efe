import { describe, expect, it } from 'vitest';
import { readPhrases } from '../../../../core/actions/consent/closed-phrases.ts';
import { consentPhrases } from '../../../../core/playbook/consent-phrases.ts';

const ALL = consentPhrases({ languages: ['en', 'pl'], consent: {} });

const AGREE = {
  en: [
    'Yes, please proceed with the exchange.',
    "Yes, that's correct. Please go ahead with the return, thank you!",
    'Yes, I confirm. Please proceed with those changes.',
    'That works for me, go ahead',
    "Sounds great! Let's do it",
    'yep do it pls',
    'Absolutely 👍',
    'I confirm the cancellation',
  ],
  de: ['Ja, bitte so machen', 'Passt, machen Sie das. Danke!', 'Ja gern, mit der Umbuchung', 'einverstanden'],
  fr: ["Oui, c'est bon pour moi, allez-y", 'oui svp', "D'accord, vous pouvez procéder. Merci", "je suis d'accord"],
  es: ['Sí, adelante con el cambio por favor', 'claro que sí, hágalo', 'Si, todo correcto. Confirmo', 'sí dale'],
  it: ['Sì, va bene così, proceda pure', 'certo, confermo tutto grazie', 'ok facciamo così'],
  pt: ['Sim, pode fazer a troca, obrigada', 'Está bem, pode avançar', 'Confirmo, obrigado'],
  nl: ['Ja hoor, doe maar!', 'prima, ga je gang', 'Akkoord met de wijziging, bedankt'],
  pl: ['Tak, proszę to zrobić', 'zgadzam się na zmianę, dziękuję', 'Jasne, potwierdzam'],
};
const DECLINE = {
  en: ['No thanks', "please don't", "I've changed my mind", 'Never mind, thank you'],
  de: ['Nein danke', 'lieber nicht', 'bitte nicht', 'Lassen Sie es'],
  fr: ['Non merci', 'surtout pas', 'laissez tomber'],
  es: ['No, gracias', 'mejor no', 'no lo haga por favor'],
  it: ['No grazie', 'meglio di no', 'lasci perdere'],
  pt: ['Não, obrigado', 'deixa pra lá', 'melhor não'],
  nl: ['Nee dank je', 'liever niet', 'laat maar'],
  pl: ['Nie, dziękuję', 'lepiej nie', 'proszę tego nie robić'],
};
const NEITHER = {
  en: [
    'Please confirm',
    'I want my refund',
    'ok thanks',
    'I see',
    'yes, I understand',
    'yeah right',
    'continue',
    'yes, I understand',
    'yeah right',
    'continue',
    'yes but later',
    'go ahead if it is free',
    'process the refund',
  ],
  de: ['gut, danke', 'ja, aber', 'alles klar', 'ja, wenn es nichts kostet', 'das kann sein', 'bitte bestätigen Sie'],
  fr: ['merci de confirmer', "d'accord", 'oui mais', "oui si c'est gratuit", "c'est bon"],
  es: ['de acuerdo', 'adelante si procede', 'adelante si está bien', 'sí pero no', 'vale gracias'],
  it: ['va bene', 'sì, ma', 'proceda se è gratis', 'ho capito', 'bene grazie'],
  pt: ['está bem', 'sim, mas', 'pode ser', 'avance se for grátis', 'entendi'],
  nl: ['oke', 'ja maar', 'prima', 'doe maar als het gratis is', 'dat is goed'],
  pl: ['dobrze', 'tak, ale', 'zrób to jeśli jest za darmo', 'rozumiem, dziękuję', 'może'],
};
const rows = (lists: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(lists).flatMap(([code, messages]) => messages.map((message) => [code, message] as const));

describe('the default phrases', () => {
  it.each(rows(AGREE))('of %s agree in %j', (_, message) => {
    expect(readPhrases(message, ALL)).toBe('agrees');
  });

  it.each(rows(DECLINE))('of %s decline in %j', (_, message) => {
    expect(readPhrases(message, ALL)).toBe('declines');
  });

  it.each(rows(NEITHER))('of %s neither agree nor decline in %j', (_, message) => {
    expect(readPhrases(message, ALL)).toBeNull();
  });

  it('apply whatever the languages of the playbook are, except Polish, because "tak" means "thanks" in Danish', () => {
    const danish = consentPhrases({ languages: ['da'], consent: {} });
    const taken = ['ja', 'oui', 'yes', 'nein', 'tak', 'nie'].map((message) => readPhrases(message, danish));
    expect(taken).toEqual(['agrees', 'agrees', 'agrees', 'declines', null, 'declines']);
    expect(danish.agrees).not.toHaveProperty('pl');
  });

  it.each(Object.keys(ALL.agrees))('of %s are read as what they are', (code) => {
    const concrete = (phrase: string) =>
      phrase.replaceAll(/[^ ]*/g, (slot) => slot.split('/').find((each) => each !== '') ?? '').replaceAll('_', ' ');
    const readings = (kind: 'agrees' | 'declines') =>
      (ALL[kind][code] ?? []).map(concrete).filter((phrase) => readPhrases(phrase, ALL) !== kind);
    expect([...readings('agrees'), ...readings('declines')]).toEqual([]);
    expect(ALL.beside[code]?.map(concrete).filter((phrase) => readPhrases(phrase, ALL) === 'declines')).toEqual([]);
  });
});

describe('consentPhrases', () => {
  it("adds the playbook's own phrases to those that agree", () => {
    const phrases = consentPhrases({ languages: ['en', 'ja'], consent: { en: ['aye aye'], ja: ['はい/ええ'] } });
    const taken = ['aye aye, please', 'はい', 'ええ', 'yes'].map((message) => readPhrases(message, phrases));
    expect(taken).toEqual(['agrees', 'agrees', 'agrees', 'agrees']);
  });
});
