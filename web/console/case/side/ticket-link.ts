import { isLoopback } from '../../../../core/access/loopback.ts';
import type { Ticket } from '../../results.ts';

/** Where a ticket can be opened: an HTTPS URL, or HTTP on this machine; null for any other, which could be a script. */
export const ticketLink = ({ url }: Ticket): string | null => {
  const protocol = url === null ? undefined : URL.parse(url)?.protocol;
  return url !== null && (protocol === 'https:' || (protocol === 'http:' && isLoopback(url))) ? url : null;
};
