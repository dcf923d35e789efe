/** Emoji that agree with consent, with their skin tones and presentation. Any other may negate it. */
export const FRIENDLY = /[👍👌✅✔☑🙏😊🙂😀😃😄😁☺😉🤗🥰😍❤💚💙🎉👏🤝💪🙌🌟⭐✨💯][\u{1F3FB}-\u{1F3FF}]?\uFE0F?/gu;

/** Typed faces that are not happy, such as :-( and :/ */
export const SAD = /[:;=x]['’-]?[([{|\\/]/iu;
