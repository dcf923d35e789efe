import type { Row } from '../results.ts';
import { useConsole } from '../shell/console-context.ts';
import { Mood } from '../shell/icons.tsx';
import { caseHref } from '../shell/route.ts';
import { isLanguage, moodOf, nameOf, rowTime, teamTitle } from './row-words.ts';

/** From here on a risk stands out. */
const HOT_RISK = 50;
const MOODS = { up: 'good mood', flat: 'calm', down: 'bad mood' } as const;

export const QueueRow = ({ row, isOpen }: { readonly row: Row; readonly isOpen: boolean }) => {
  const { settings } = useConsole();
  const { customer, conversation_id, title, team, language, risk, sentiment } = row;
  const { you, playbook } = settings.value ?? {};
  const time = rowTime(row, you?.id ?? null, playbook?.first_reply_minutes ?? null, Date.now());
  const mood = moodOf(sentiment);
  return (
    <li>
      <a class="row" href={caseHref(customer, conversation_id)} aria-current={isOpen ? 'true' : undefined}>
        <span>
          <b class="who grow clip" dir="auto" title={customer}>
            {nameOf(customer)}
          </b>
          <span class={`num ${time.tone}`}>{time.text}</span>
        </span>
        <span>
          <span class="grow clip" dir="auto">
            {title || 'No message yet'}
          </span>
        </span>
        <span class="meta">
          {team !== null && <span class="tag clip">{teamTitle(playbook?.teams ?? [], team)}</span>}
          {isLanguage(language) && <span>{language.toUpperCase()}</span>}
          {risk !== null && risk.score > 0 && (
            <span class={risk.score >= HOT_RISK ? 'hot num' : 'num'}>Risk {risk.score}</span>
          )}
          <Mood is={mood} />
          <span class="vh">{MOODS[mood]}</span>
        </span>
      </a>
    </li>
  );
};
