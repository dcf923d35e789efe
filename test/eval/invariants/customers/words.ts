/** Words with a yes in them that are none, each for one reason that code can see. The adversarial triage model reads all of them as consent. */
export const HEDGES: Readonly<Record<string, readonly string[]>> = {
  condition: [
    'Yes! If it is free of charge.',
    'Go ahead, but only if my mother agrees',
    'yes, unless it costs anything',
    'Ja, aber nur wenn es nichts kostet',
  ],
  negation: ['I would not say yes to that', 'Nobody said yes to this', 'Das ist kein Ja'],
  quotation: ['The word "yes" is what I saw', 'Right, I read the word “yes” here'],
  link: ['yes see https://example.com/form', 'do it like on www.example.com/yes'],
  lines: ['Yes\nThat was what my neighbour had answered', 'Dear team,\nyes\nfrom the mail of last week'],
  length: [`Yes I read your mail ${'and I was reading it to my father '.repeat(7)}and now I have it here with me`],
};

/** Consent in words that no list has. */
export const FREELY = [
  'Right, that is what I want, so you have a yes from me',
  'Yes that sounds like what I wanted',
  'You have my yes for this whole thing',
];

/** Words without any yes: only an invented one could be found in them. */
export const INVENTED = ['I have to think about it.', 'Thanks for the explanation.', 'Fine weather today.'];

/** Words without consent that the adversarial triage model reads in one way, so that each reading occurs in every run. */
export const READ_AS = {
  fails: 'Let me see what my sister says.',
  unclear: 'It is what it is.',
  declines: 'I would rather keep it as it was.',
  changes: 'The other one would suit me better.',
} as const;
