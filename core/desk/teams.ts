import type { Playbook } from '../playbook/playbook.ts';
import { codeOf } from '../text/in-language.ts';

/** The team of a playbook that names none. */
const ONLY_TEAM = 'support';

/** The names of the playbook's teams, the default one first. */
export const teamNames = ({ teams }: Pick<Playbook, 'teams'>): readonly string[] =>
  teams.length > 0 ? teams.map(({ name }) => name) : [ONLY_TEAM];

/** The team that a sensitive topic belongs to, or the first. */
export const teamFor = (playbook: Pick<Playbook, 'teams'>, topic: string | null): string =>
  playbook.teams.find(({ topics }) => topic !== null && topics.includes(topic))?.name ??
  teamNames(playbook)[0] ??
  ONLY_TEAM;

/** Whether a conversation is work of one of `teams`; null for all. One whose team has left the playbook is also the first team's. */
export const isWorkOf = (
  playbook: Pick<Playbook, 'teams'>,
  team: string | null,
  teams: readonly string[] | null,
): boolean => {
  if (teams === null || (team !== null && teams.includes(team))) return true;
  const [first = ONLY_TEAM, ...others] = teamNames(playbook);
  return teams.includes(first) && (team === null || !others.includes(team));
};

/** A team's name for customers. */
export const teamTitle = ({ teams }: Pick<Playbook, 'teams'>, name: string, language: string): string => {
  const title = teams.find((team) => team.name === name)?.title ?? {};
  return title[codeOf(language)] ?? title.en ?? Object.values(title)[0] ?? name;
};
