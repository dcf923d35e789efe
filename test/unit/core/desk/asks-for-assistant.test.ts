import { describe, expect, it } from 'vitest';
import { asksForAssistant } from '../../../../core/desk/asks-for-assistant.ts';

describe('asksForAssistant', () => {
  it.each([
    'Back to the assistant',
    'back to the assistant, please!',
    'Zurück zum Assistenten, bitte.',
    "Retour à l'assistant s'il vous plaît",
    'Volver al asistente, por favor',
    'Wróć do asystenta',
    "I don't need a person anymore, thanks",
  ])('knows the closed phrase: %s', (message) => {
    expect(asksForAssistant(message)).toBe(true);
  });

  it.each([
    'Can I go back to the assistant?',
    'Do not send me back to the assistant',
    'back to the assistant store return',
    'Where is my order?',
    // "I need a person by now": the closed phrase without its negation.
    'Potrzebuję już człowieka',
    'Ho più bisogno di una persona',
    'please',
    '',
    `back to the assistant${' please'.repeat(40)}`,
  ])('leaves any other message to the person: %s', (message) => {
    expect(asksForAssistant(message)).toBe(false);
  });
});
