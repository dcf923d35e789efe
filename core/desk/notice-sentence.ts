import type { Playbook } from '../playbook/playbook.ts';
import type { Desk, NoticeMove } from './desk.ts';
import { nextOpening } from './hours.ts';
import { teamTitle } from './teams.ts';
import { handoffSentence, noticeText } from './words.ts';

/** The notice of a move, from the desk after it. `by` is the name of its author. */
export const noticeSentence = (
  move: NoticeMove,
  by: string,
  desk: Desk,
  language: string,
  guide: Pick<Playbook, 'hours' | 'teams'>,
  now: number,
): string => {
  if (move !== 'handed_off')
    return noticeText(move, { by, team: desk.team && teamTitle(guide, desk.team, language) }, language);
  const { hours } = guide;
  const opensAt = nextOpening(hours, now);
  const asksContact = opensAt !== null && desk.contact === null;
  return handoffSentence({ opensAt, timezone: hours?.timezone ?? null, asksContact }, language);
};
