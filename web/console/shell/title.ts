import { nameOf } from '../queue/row-words.ts';
import type { Route } from './route.ts';

/** The document's title: how many wait stands first, so that it shows on a narrow tab. */
export const titleOf = (waiting: number, route: Route): string =>
  `${waiting > 0 ? `(${waiting}) ` : ''}Frontdesk${placeOf(route)}`;

const placeOf = (route: Route): string => {
  switch (route.screen) {
    case 'case':
      return ` · ${nameOf(route.customer)}`;
    case 'deliveries':
      return ' · Deliveries';
    case 'settings':
      return ' · Settings';
    case 'trace':
      return ' · Trace';
    case 'queue':
      return '';
  }
};
