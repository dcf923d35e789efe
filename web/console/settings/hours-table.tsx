import { isOpen, nextOpening } from '../../../core/desk/hours.ts';
import type { Hours, Weekday } from '../results.ts';

const DAYS: readonly (readonly [Weekday, string])[] = [
  ['mon', 'Monday'],
  ['tue', 'Tuesday'],
  ['wed', 'Wednesday'],
  ['thu', 'Thursday'],
  ['fri', 'Friday'],
  ['sat', 'Saturday'],
  ['sun', 'Sunday'],
];

/** When people answer, and whether they do now. */
export const HoursTable = ({ hours }: { readonly hours: Hours | null }) => {
  if (hours === null) return <p>Always open: the playbook has no hours.</p>;
  const now = Date.now();
  const back = nextOpening(hours, now);
  const today = new Date(now).toISOString().slice(0, 10);
  return (
    <>
      <p class="line">
        <span class="state" data-is={isOpen(hours, now) ? 'good' : 'closed'}>
          {isOpen(hours, now) ? 'Open now' : 'Closed now'}
        </span>
        {back !== null && <span class="small mid">opens {inZone(back, hours.timezone)}</span>}
        <span class="small dim">{hours.timezone}</span>
      </p>
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Hours</th>
          </tr>
        </thead>
        <tbody>
          {DAYS.map(([day, name]) => (
            <tr key={day}>
              <th scope="row">{name}</th>
              <td class="num">{hours.week[day].map((span) => span.replace('-', ' – ')).join(', ') || 'closed'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small dim">Holidays: {hours.holidays.filter((holiday) => holiday >= today).join(', ') || 'none'}.</p>
    </>
  );
};

const inZone = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'long', hour: '2-digit', minute: '2-digit', timeZone }).format(at);
