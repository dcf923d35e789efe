/**
 * Phrases of one language that may make up a reply to a proposal, separated by commas. `/` separates alternative words,
 * `_` joins the words of one alternative, and a slash at the end of a word makes it optional. After a phrase with a
 * full stop, punctuation or the end of the message must follow.
 */
export interface PhraseLists {
  /** Consent by themselves: a yes, or "go ahead". */
  readonly agrees: string;
  /** Courtesies, acknowledgements, and what is proposed in general words. They neither agree nor decline. */
  readonly beside: string;
  /** A clear no. */
  readonly declines: string;
}
