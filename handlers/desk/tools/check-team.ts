import { teamNames } from '../../../core/desk/teams.ts';
import { ClientError } from '../../../core/errors/client-error.ts';
import type { Playbook } from '../../../core/playbook/playbook.ts';

/** Throws unless the playbook has the team, and it is one of `allowed`; null for all. */
export const checkTeam = (team: string, playbook: Playbook, allowed: readonly string[] | null): void => {
  const names = teamNames(playbook);
  if (!names.includes(team)) {
    throw new ClientError('INVALID', { message: `team: must be one of ${names.join(', ')}.` });
  }
  if (allowed !== null && !allowed.includes(team)) {
    throw new ClientError('FORBIDDEN', { message: `team: you work for ${allowed.join(', ')} only.` });
  }
};
