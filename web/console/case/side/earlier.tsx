import { nameOf } from '../../queue/row-words.ts';
import type { Case } from '../../results.ts';
import { caseHref } from '../../shell/route.ts';
import { date } from '../../shell/times.ts';
import { FeedbackLine } from '../transcript/turn-lines.tsx';
import { resolutionInWords } from './side-words.ts';

/** Episodes that are closed, and the customer's other conversations. */
export const Earlier = ({ found }: { readonly found: Case }) => {
  const { customer, desk, episodes, feedback, other_conversations: others } = found;
  // The episode of a closed conversation is in the list.
  const own = desk.state === 'closed' ? null : feedback;
  const now = Date.now();
  return (
    <>
      {(episodes.length > 0 || own) && (
        <section aria-labelledby="episodes-h">
          <h2 id="episodes-h">Episodes</h2>
          <ul class="small stack-s">
            {own && (
              <li>
                <b>This one</b>
                <FeedbackLine feedback={own} about="episode" />
              </li>
            )}
            {episodes.map(({ episode, closed_at, by, resolution, feedback: its }) => (
              <li key={episode}>
                <span class="line between">
                  <span>
                    Episode {episode}, {resolutionInWords(resolution)}
                  </span>
                  <span class="dim">
                    <bdi>{by.name || nameOf(by.id)}</bdi>, {date(closed_at, now)}
                  </span>
                </span>
                {its && <FeedbackLine feedback={its} about="episode" />}
              </li>
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section aria-labelledby="others-h">
          <h2 id="others-h">Other conversations</h2>
          <ul class="small stack-s">
            {others.map(({ conversation_id, title, last_message_at }) => (
              <li class="line between one" key={conversation_id}>
                <a class="clip" dir="auto" href={caseHref(customer, conversation_id)}>
                  {title || conversation_id}
                </a>
                <span class="dim">{date(last_message_at, now)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};
