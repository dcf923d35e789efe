import { type FeedbackStore, ratedEpisode } from '../../../core/desk/feedback.ts';
import type { DeskStep } from '../../../statemachines/desk-contract.ts';

/** Stores a customer's feedback on an answer, or, without a turn, on the episode. A repeat stores the same again. */
export const storeFeedback =
  (store: FeedbackStore): DeskStep<'StoreFeedback'> =>
  async ({ request: { feedback, started_at }, move: { conversation, desk } }) => {
    if (!feedback || !conversation || !desk) return { outcome: 'not_found' };
    const { turn, score, comment } = feedback;
    if (turn !== null && !(await store.isAnswer(conversation, turn))) return { outcome: 'not_found' };
    const rated = turn === null ? { episode: ratedEpisode(desk) } : { turn };
    await store.put(conversation, rated, { score, comment, at: started_at });
    return { outcome: 'done' };
  };
