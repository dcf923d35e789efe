import { describe, expect, it } from 'vitest';
import { isQuestion } from '../../../../core/text/question.ts';

describe('isQuestion', () => {
  it.each([
    'Where is it?',
    '返品できますか？',
    'I would like to know your opening hours',
    'How are you? And where is my parcel?',
    'Hello, can you help me with a refund?',
    'Thanks, and how much is shipping?',
  ])('is true for %j', (text) => {
    expect(isQuestion(text)).toBe(true);
  });

  it.each(['Hello', 'Thanks a lot!', 'yes', '👍', ''])('is false for %j', (text) => {
    expect(isQuestion(text)).toBe(false);
  });

  it.each([
    'Hi, how are you?',
    "How's it going?",
    'Good morning, how are you doing today?',
    'Hello, are you there?',
    'Can you help me?',
    'Thank you so much for your help, have a great weekend!',
    'Guten Tag, wie geht es Ihnen?',
    'Vielen Dank für Ihre Hilfe und einen schönen Tag',
    'Bonjour, comment allez-vous ?',
    '¡Hola! ¿Qué tal?',
    'Ciao, come va?',
    'Olá, tudo bem?',
    'Hallo, hoe gaat het?',
  ])('is false for the small talk %j', (text) => {
    expect(isQuestion(text)).toBe(false);
  });
});
