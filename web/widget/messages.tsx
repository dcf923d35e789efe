import type { ComponentChildren, JSX } from 'preact';
import { SpeakerIcon, StopIcon, ThumbIcon, TickIcon } from './icons.tsx';
import { ProposalCard } from './proposal.tsx';
import type { Post, Turn } from './results.ts';
import { citedParts, withoutProposal } from './shown-answer.ts';
import { timeOf } from './transcript.ts';
import { shownTime, type View } from './view.ts';
import { fill } from './words.ts';

interface SaidProps {
  readonly text: string;
  readonly name: string;
  readonly children?: ComponentChildren;
  readonly isFailed?: boolean;
}

/** The customer's own words. */
export const OwnMessage = ({ text, name, isFailed, children }: SaidProps): JSX.Element => (
  <li class={`msg customer${isFailed ? ' failed' : ''}`}>
    <p class="by vh">
      <b>{name}</b>
    </p>
    <p class="said" dir="auto">
      {text}
    </p>
    {children}
  </li>
);

const Time = ({ at, language }: { readonly at: number; readonly language: string }): JSX.Element => (
  <time dateTime={new Date(at).toISOString()}>{shownTime(at, language)}</time>
);

/** A message of the customer's, and the assistant's answer. */
export const TurnMessages = ({ turn, view }: { readonly turn: Turn; readonly view: View }): JSX.Element => {
  const { words, language } = view;
  const at = timeOf(turn);
  return (
    <>
      <OwnMessage text={turn.message} name={words.you}>
        <p class="tick">
          <Time at={at} language={language} />
          {turn.status === 'held' && (
            <>
              <TickIcon />
              <span class="vh">{words.passed_on}</span>
            </>
          )}
        </p>
      </OwnMessage>
      {turn.answer !== null && <Answer turn={turn} answer={turn.answer} view={view} />}
      {turn.proposal && <ProposalCard turn={turn} proposal={turn.proposal} view={view} />}
    </>
  );
};

const Answer = ({ turn, answer, view }: { turn: Turn; answer: string; view: View }): JSX.Element | null => {
  const { words, language, chat, acts, listening } = view;
  const { turn_id: key, citations, feedback } = turn;
  const text = turn.proposal ? withoutProposal(answer, turn.proposal).text : answer;
  const spoken = turn.sentiment?.language ?? 'und';
  const lang = spoken === 'und' ? undefined : spoken;
  if (text === '') return null;
  const thumb = (score: 1 | 5, label: string) => (
    <button
      class={`btn icon quiet${score === 1 ? ' down' : ''}`}
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={feedback?.score === score}
      onClick={() => acts.rate(key, score)}
    >
      <ThumbIcon />
    </button>
  );
  const isRead = listening.now.value === key;
  return (
    <li class="msg" data-is="bot">
      <p class="by">
        <b>{words.assistant}</b>
        <Time at={timeOf(turn)} language={language} />
      </p>
      <p class="said" dir="auto" lang={lang}>
        {citedParts(text, citations.length).map((part) =>
          typeof part === 'string' ? (
            part
          ) : (
            <sup>
              <button
                class="ref"
                type="button"
                aria-label={fill(words.source, { n: part })}
                onClick={(event) => openSource(event.currentTarget, part)}
              >
                {part}
              </button>
            </sup>
          ),
        )}
      </p>
      {citations.length > 0 && (
        <div class="cites">
          {citations.map(({ heading, quote, source }, at) => (
            <details class="cite" data-source={at + 1}>
              <summary>
                <b>{at + 1}</b>
                <span class="clip" dir="auto">
                  {heading || source}
                </span>
              </summary>
              <blockquote dir="auto">{quote}</blockquote>
              <p class="dim">{source}</p>
            </details>
          ))}
        </div>
      )}
      <div class="foot">
        {turn.status === 'answered' && chat.desk.value.state !== 'closed' && (
          <>
            {thumb(5, words.helped)}
            {thumb(1, words.not_helped)}
          </>
        )}
        {listening.isPossible.value && (
          <button
            class="btn icon quiet"
            type="button"
            aria-label={isRead ? words.stop : words.listen}
            title={isRead ? words.stop : words.listen}
            onClick={() =>
              listening.toggle(
                key,
                citedParts(text, 99)
                  .filter((part) => typeof part === 'string')
                  .join(''),
                lang ?? language,
              )
            }
          >
            {isRead ? <StopIcon /> : <SpeakerIcon />}
          </button>
        )}
      </div>
    </li>
  );
};

/** Opens the source of a number in an answer. */
const openSource = (mark: Element, number: number) => {
  const source = mark.closest('li')?.querySelector<HTMLDetailsElement>(`[data-source="${number}"]`);
  if (!source) return;
  source.open = true;
  source.querySelector('summary')?.focus();
};

/** Characters of a notice that does not fit between two lines. */
const LONG = 36;

/** A person's reply, or a notice. */
export const PostMessage = ({ post, view }: { readonly post: Post; readonly view: View }): JSX.Element =>
  post.kind === 'notice' ? (
    <li class={`notice${post.text.length > LONG ? ' long' : ''}`}>
      <span dir="auto">
        {post.text} <Time at={timeOf(post)} language={view.language} />
      </span>
    </li>
  ) : (
    <li class="msg" data-is="human">
      <p class="by">
        <b>{post.author}</b>
        <Time at={timeOf(post)} language={view.language} />
      </p>
      <p class="said" dir="auto">
        {post.text}
      </p>
    </li>
  );
