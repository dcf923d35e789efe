/** First messages of conversations, as customers write them: about 30 words. */
const FIRST = [
  'Hello, I ordered a pair of hiking boots last Tuesday and the parcel has not arrived yet. Could you please tell me where it is and when I can expect it?',
  'Hi, I would like to return the blue jacket from my last order because the sleeves are too short. How does that work, and do I have to pay for the parcel?',
  'Good morning, I cannot log in to my account since yesterday. I asked for a new password twice and the e-mail does not arrive, also not in the spam folder.',
  'I was charged twice for order 48213, once on Monday and once on Wednesday. Can you check that, and tell me how long it takes until I have my money back?',
  'Is the large tent waterproof, and does it fit four adults with their luggage? We go to Norway in September and I read different things in the reviews.',
];
const LATER = [
  'Thank you. The order number is 48213 and it went to the address in Leeds, not to the old one in York. Can you see anything there?',
  'I have looked that up now: it says that it left your warehouse on Monday, and since then nothing has changed on the page.',
  'All right. And if it does not come this week, can I have my money back instead of a new one, or do I have to wait longer?',
  'One more thing: can you send the invoice to my work e-mail as well? I need it for the tax office by the end of the month.',
];
/** Makes the fast tier hand over, and the strong one keep the conversation. */
const FOR_A_PERSON =
  'This is the third time that I explain it and nothing happens. I want to talk to a human, please, and not to a machine.';

/** Support answers of two to five sentences. */
export const ANSWERS = [
  'Thank you for telling me about your order. I can see how annoying it is to wait for a parcel that should have been there on Tuesday. The carrier usually needs two more working days after such a delay. If it has not arrived by then, write to me again with the order number, and I will ask my colleagues to send you a new one.',
  'You can return an item within thirty days as long as it has not been worn outside. Print the label from your account under Orders, put it on the parcel and bring it to any post office; you pay nothing for it. As soon as it is back with us, the money is on its way, which takes three to five working days with most banks.',
  'I am sorry for the trouble. Please check first whether the address in your profile is still the one that you write from, since the mail goes to that one alone. If it is, tell me roughly when you asked for it, and I will have a colleague look into it. Please do not send me a password here.',
  'I understand, and I have noted it for my colleagues. What I can say already: a double charge is usually a reservation that the bank drops by itself after some days. If it is still there on Friday, answer here with the two dates and the amounts, and we will send the second one back to you without any further questions.',
];

export interface Conversation {
  readonly id: string;
  readonly messages: readonly string[];
}

const TURNS = 5;

/**
 * Conversations of five turns. Of every ten, one asks for a person, at its third turn or at its fourth: that leaves one turn in
 * twenty with the strong model, the seed's "95 % of use cases" for the fast one.
 */
export const conversations = (count: number): Conversation[] =>
  Array.from({ length: count }, (_, i) => {
    const messages = [FIRST[i % FIRST.length] ?? '', ...LATER];
    const at = [2, 3][Math.floor(i / 10) % 2] ?? 2;
    return { id: `talk-${i}`, messages: i % 10 === 9 ? messages.with(at, FOR_A_PERSON).slice(0, TURNS) : messages };
  });

/** Conversations of one turn, which the fast model answers. */
export const questions = (count: number): Conversation[] =>
  Array.from({ length: count }, (_, i) => ({ id: `question-${i}`, messages: [FIRST[i % FIRST.length] ?? ''] }));
