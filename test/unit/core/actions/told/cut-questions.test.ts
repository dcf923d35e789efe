import { describe, expect, it } from 'vitest';
import { cutQuestions } from '../../../../../core/actions/told/cut-questions.ts';

describe('cutQuestions', () => {
  it.each([
    ['I found it. Shall I cancel it? It costs nothing.', 'I found it. It costs nothing.'],
    ['Shall I cancel it?', ''],
    ['**Shall I cancel it?**', ''],
    ['Is that all?! Really? ❓', ''],
    ['Shall I cancel order No. 1042? It costs nothing.', 'It costs nothing.'],
    ['Soll ich Bestellung Nr. 1042 z. B. morgen stornieren? Das ist kostenlos.', 'Das ist kostenlos.'],
    ['Soll ich den Termin auf den 3. Mai legen? Das ist kostenlos.', 'Das ist kostenlos.'],
    ['Das kostet 4.50 EUR. Möchten Sie das?', 'Das kostet 4.50 EUR.'],
    ['Voulez-vous annuler ? Cela ne coûte rien.', 'Cela ne coûte rien.'],
    ['Lo he encontrado. ¿Quiere cancelarlo? Es gratis.', 'Lo he encontrado. Es gratis.'],
    ['Lo he encontrado, ¿quiere cancelarlo? Es gratis.', 'Lo he encontrado. Es gratis.'],
    ['¿Lo cancelo? ¿O lo cambio?', ''],
    ['هل تريد الإلغاء؟ حسنا.', 'حسنا.'],
    ['要取消吗？好的。', '好的。'],
    ['I can do it (or would you rather keep it?). It is free.', 'It is free.'],
    ['Shall I cancel it?Answer now. It is free.', 'It is free.'],
    ['It comes in size M. Shall I order it?', 'It comes in size M.'],
    ['Would you like me to\ncancel the order?\nIt is free.', 'It is free.'],
    ['“Shall I cancel it?”', ''],
    ['I would cancel it. Let me know if you want the insurance as well.', 'I would cancel it.'],
    ['I would cancel it. Please tell me your size.', 'I would cancel it.'],
    ['Ich storniere dann. Sagen Sie mir, ob Sie auch die Versicherung möchten.', 'Ich storniere dann.'],
    ['Je ferais cela. Dites-moi si cela vous convient.', 'Je ferais cela.'],
    ['Lo cancelaría. Dígame si quiere el seguro.', 'Lo cancelaría.'],
    ['La annullerei. Mi faccia sapere se va bene.', 'La annullerei.'],
    ['Cancelaria a encomenda. Diga-me se quer o seguro.', 'Cancelaria a encomenda.'],
    ['Ik zou annuleren. Laat het me weten als u iets anders wilt.', 'Ik zou annuleren.'],
    ['Anuluję zamówienie. Proszę dać znać, czy ubezpieczenie też.', 'Anuluję zamówienie.'],
  ])('removes what asks: %j', (text, kept) => {
    expect(cutQuestions(text)).toBe(kept);
  });

  it.each([
    'I found it. It is free.',
    'Track it at https://shop.example/track?id=5&x=1. It is on its way!',
    'Track it at shop.example/track?id=5 or www.shop.example/?q=mug please.',
    'You asked "Where is my order?" and it is on its way.',
    'Sie fragten: „Wo ist meine Bestellung?“',
    'Vous demandez « Où est mon colis ? » : il arrive.',
    'Run `a ? b : c` or:\n```\nSELECT ?\n\n\n\nx = a ? b : c\n```\n',
    'Returns take 14 days [[1: "When can I return? Within 14 days."]]. It is free.',
    'Returns take 14 days. [[1: “Can I\nreturn it? Yes.”]]',
    'Returns take 14 days. [1] It is free. [2]',
    '1. A\n2. B\n\n\n\n- C\n  ',
    '',
  ])('leaves an answer alone that asks nothing: %j', (text) => {
    expect(cutQuestions(text)).toBe(text);
  });

  it('does not tear citations from their sentences', () => {
    expect(cutQuestions('Returns take 14 days. [[1: "Why? Because."]] Shall I return it?')).toBe(
      'Returns take 14 days. [[1: "Why? Because."]]',
    );
    expect(cutQuestions('Shall I return it? [[1: "Why? Because."]] It is free. [2]')).toBe('It is free. [2]');
    expect(cutQuestions('Did you know that it is free? [1] It is.')).toBe('It is.');
  });

  it('keeps lists, and drops their questions and what only introduces them', () => {
    expect(cutQuestions('Your orders:\n- 1041: mug\n- 1042: lamp. Shall I cancel it?\n\nWhich one do you mean?')).toBe(
      'Your orders:\n- 1041: mug\n- 1042: lamp.',
    );
    expect(cutQuestions('It is free. Please tell me:\n1. Which size?\n2. Which colour?\n\nThank you.')).toBe(
      'It is free.\n\nThank you.',
    );
    expect(cutQuestions('It is free. Tell me:\n- The order:\n- Which one?\n\nThank you:\n')).toBe(
      'It is free.\n\nThank you:',
    );
    expect(cutQuestions('Please tell me:\n\n- Which size?\n- The mug is blue.')).toBe('- The mug is blue.');
  });

  it('reads long texts in time', () => {
    for (const unit of ['"', '[[1:', '```', '.', '?', 'a', 'http://', '¿', 'a/', '. ', '\n- ', '„', ', ¿']) {
      const text = unit.repeat(Math.ceil(16_000 / unit.length));
      expect(cutQuestions(text).length).toBeLessThanOrEqual(text.length);
    }
  });
});
