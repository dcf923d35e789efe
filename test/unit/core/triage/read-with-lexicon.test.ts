import { describe, expect, it } from 'vitest';
import { readWithLexicon } from '../../../../core/triage/read-with-lexicon.ts';
import { isUpset, Reading } from '../../../../core/triage/sentiment.ts';

describe('the score', () => {
  it.each([
    ['en', 'This is unacceptable, I am furious, third time my package is lost!!'],
    ['en', 'I am sick of this. Terrible service, and rude on top of it.'],
    ['de', 'Ich bin stinksauer, mein Paket ist schon wieder nicht angekommen!'],
    ['de', 'UNVERSCHÄMTHEIT!!!'],
    ['de', 'Das ist ja wohl eine Frechheit, nie wieder bestelle ich hier'],
    ['fr', "C'est inadmissible, je suis furieux, mon colis est encore perdu !"],
    ['es', 'Esto es inaceptable, estoy harto, es la tercera vez que mi pedido no llega'],
    ['it', 'È una vergogna, sono furioso, il pacco non è ancora arrivato!'],
    ['pt', 'Isto é inaceitável, estou furioso, a encomenda não chegou!'],
    ['nl', 'Dit is onacceptabel, ik ben woedend, mijn pakket is alweer niet aangekomen!'],
    ['pl', 'To skandal, jestem wściekły, paczka nadal nie dotarła!'],
    ['ru', 'Где мой заказ? Это безобразие!'],
    ['ja', '注文した商品が届きません。最悪です'],
  ])('counts as upset, in %s: %s', (language, message) => {
    const reading = readWithLexicon(message);
    expect(reading).toMatchObject({ language, label: 'negative' });
    expect(isUpset(reading)).toBe(true);
  });

  it.each([
    'My order 1042 has not arrived',
    'My order is late, the box was damaged, one item is missing and another one is broken.',
    "I'm not happy with the service",
    'The app crashes with an error and does not work.',
    'Mein Paket ist leider nicht angekommen.',
    "Je n'ai pas reçu ma commande.",
    'No he recibido mi pedido.',
    'WHERE IS MY ORDER!!!',
  ])('is negative, but does not count as upset: %s', (message) => {
    const { score } = readWithLexicon(message);
    expect(score).toBeLessThan(0);
    expect(score).toBeGreaterThan(-0.6);
  });

  it.each([
    'Where is my order 1042?',
    'How do I reset my password?',
    'Good morning, I would like to order as soon as possible',
    'Wo ist meine Bestellung?',
    'Mit freundlichen Grüßen',
    'What kind of payment do you take?',
    '1042',
    '',
  ])('is neutral: %s', (message) => {
    expect(readWithLexicon(message)).toMatchObject({ label: 'neutral', score: 0 });
  });

  it.each([
    ['Thank you so much, that was really helpful!'],
    ['I love it, works perfectly'],
    ['Perfekt, vielen Dank!'],
    ['Merci beaucoup'],
    ['Muchas gracias, excelente servicio'],
    ['👍🎉'],
  ])('is positive: %s', (message) => {
    expect(readWithLexicon(message).label).toBe('positive');
  });

  it('changes its sign with a negation, but "never" and "can\'t" do not turn a complaint into praise', () => {
    expect(readWithLexicon('the service was good').score).toBeGreaterThan(0);
    expect(readWithLexicon('the service was not good').score).toBeLessThan(0);
    expect(readWithLexicon('not bad at all').score).toBeGreaterThan(0);
    expect(readWithLexicon("I can't believe how terrible this is").score).toBeLessThan(-0.4);
    expect(readWithLexicon('I have never seen such a terrible shop').score).toBeLessThan(-0.4);
  });

  it.each([
    ['an intensifier', 'I am disappointed', 'I am very disappointed'],
    ['exclamation marks', 'I am disappointed', 'I am disappointed!!!'],
    ['shouting', 'you never help me', 'YOU NEVER HELP ME'],
  ])('is lower with %s', (_, calm, loud) => {
    expect(readWithLexicon(loud).score).toBeLessThan(readWithLexicon(calm).score);
  });
});

describe('a request for a person', () => {
  it.each([
    'I want to talk to a human',
    'get me a supervisor',
    'Agent',
    'human please!',
    'Can I speak with your manager right now?',
    "Why can't I talk to a real person?",
    "I don't want to talk to a bot",
    'no bots please',
    'put me through to customer service',
    'Ich möchte mit einem Menschen sprechen',
    'Ich will nicht mit einem Bot sprechen',
    'Je veux parler à un conseiller',
    'Quiero hablar con una persona real',
    'Vorrei parlare con un operatore',
    'Quero falar com um atendente',
    'Ik wil een medewerker spreken',
    'Chcę rozmawiać z konsultantem',
    '转人工',
    '担当者と話したい',
    'Соедините с оператором',
  ])('is found: %s', (message) => {
    expect(Reading.safeParse(readWithLexicon(message)).success).toBe(true);
  });

  it.each([
    'Is a human going to read this manual?',
    'Wird ein Mensch dieses Handbuch lesen?',
    'Are you a real person?',
    "I don't want to talk to a human",
    'How do I cancel without speaking to an agent?',
    "Let's talk about human rights",
    'I need a manager account',
    'I spoke to an agent yesterday and it was fine',
    'I need to add another person to my account',
    'I need someone to fix this',
    'Does the bot support Spanish?',
  ])('is not found: %s', (message) => {
    expect(readWithLexicon(message).wants_human).toBe(false);
  });
});

describe('the sensitive topic', () => {
  it.each([
    ['fraud', 'Someone used my card, I did not make this purchase'],
    ['legal', 'My lawyer will contact you'],
    ['privacy', 'Please delete my personal data'],
    ['safety', 'The charger caught fire'],
    ['discrimination', 'Your staff was racist to me'],
    ['legal', 'Mein Anwalt wird sich bei Ihnen melden'],
    ['fraud', 'Me han estafado con mi tarjeta'],
    ['privacy', 'Je veux supprimer mes données personnelles'],
    ['safety', 'My lawyer says the fire injured me'],
    [null, 'Which brand of charger do you sell?'],
    [null, 'Do you have shoes for the tennis court?'],
  ])('is %s: %s', (topic, message) => {
    expect(readWithLexicon(message).topic).toBe(topic);
  });
});

describe('readWithLexicon', () => {
  it.each(['', ' ', '!!!', "'", "n'", '\u0000', '😡'.repeat(999), 'NOT '.repeat(9999), '💔\ud800', "d'".repeat(9999)])(
    'returns a valid reading of %j',
    (message) => {
      expect(Reading.safeParse(readWithLexicon(message)).success).toBe(true);
    },
  );

  it("reads a message of 250,000 characters within the test's time-out", () => {
    const message = "I can't talk to a bot, not really angry but my order is late! ".repeat(4_000);
    expect(Reading.safeParse(readWithLexicon(message)).success).toBe(true);
  });
});
