import { ClientError } from '../../../core/errors/client-error.ts';
import type { Operator } from '../operator-caller.ts';

/** Throws `FORBIDDEN`, with the reason, unless a supervisor calls. */
export const checkSupervisor = ({ role }: Pick<Operator, 'role'>): void => {
  if (role === 'supervisor') return;
  throw new ClientError('FORBIDDEN', {
    message: `Only a supervisor may list deliveries and send them again; your role is ${role}.`,
  });
};
