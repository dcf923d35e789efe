const OPENINGS = [
  'you (?:are|must|may|should|can use|will|have)',
  'your (?:task|job|role)',
  'if (?:the customer|you|a tool|asked)',
  'when (?:the customer|you|asked)',
  "never|always|do not|don't|answer|reply|respond|use|call|ask|be|keep|treat|say|write|give|refuse|avoid|make",
  'stay|speak|follow|think|only|tell|help|act|copy|look',
];
const OPENING = new RegExp(`^(?:${OPENINGS.join('|')})\\b`, 'i');
const ABOUT_THE_ASSISTANT =
  /\b(?:the customer|the user|the assistant|you are an?|your (?:answers?|repl(?:y|ies))|instructions?|these rules)\b/i;

/** Whether a sentence of a prompt tells the assistant what to do, rather than anybody what is so. */
export const isInstruction = (sentence: string): boolean =>
  OPENING.test(sentence) || ABOUT_THE_ASSISTANT.test(sentence);

const ORDERS = [
  '(?:ignore|disregard|forget|override)\\b',
  'you are (?:now|the|an?)\\b',
  '(?:answer|tell|inform|assure|reply to|write to) (?:the|this|every|each) (?:customer|user)',
  '(?:call|run|execute|invoke) (?:the )?(?:tool|function)',
  '(?:reply|respond|answer) (?:only )?with\\b',
];
const ORDER = new RegExp(`^(?:(?:please|now|important|system|note)[:,]? )*(?:${ORDERS.join('|')})`, 'i');
const TO_A_MODEL =
  /\b(?:(?:ai|assistants?|chat ?bots?|(?:language )?models?)(?:,| must| should| shall| has to| have to| is (?:now|to))|system prompts?|(?:previous|above|these|all|your|new) (?:instructions?|rules))\b/i;

/** The same for data: documents and systems say "you" to customers, so less of what they say is meant for a model. */
export const isForAssistant = (sentence: string): boolean => ORDER.test(sentence) || TO_A_MODEL.test(sentence);
