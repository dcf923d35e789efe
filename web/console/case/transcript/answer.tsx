import type { Receipt as ReceiptData } from '../../results.ts';
import { answerParts } from './answer-parts.ts';
import { Said } from './said.tsx';

interface AnswerProps {
  readonly answer: string;
  readonly citations: ReceiptData['citations'];
}

/** What the assistant wrote, and its sources, which open in place. */
export const Answer = ({ answer, citations }: AnswerProps) => (
  <>
    <Said text={answer}>
      {answerParts(answer, citations.length).map((part) =>
        typeof part === 'string' ? (
          part
        ) : (
          <sup>
            <span class="vh">Source </span>
            {part.source}
          </sup>
        ),
      )}
    </Said>
    {citations.length > 0 && (
      <div class="cites">
        {citations.map(({ source, heading, quote }, at) => (
          <details key={`${source} ${quote}`}>
            <summary class="cite">
              <b>{at + 1}</b>
              <bdi class="clip">{heading || source}</bdi>
            </summary>
            <blockquote class="quote" dir="auto">
              {quote}
              <footer class="dim">{source}</footer>
            </blockquote>
          </details>
        ))}
      </div>
    )}
  </>
);
