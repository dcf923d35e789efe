import './desk-action/customers.ts';
import './desk-action/episodes.ts';
import './desk-action/feedback.ts';
import './desk-action/races.ts';
import './desk-action/repeats.ts';
import './desk-action/running-turns.ts';
import './desk-action/suggestions.ts';
import './desk-action/take-next.ts';
import './desk-action/tickets.ts';
import { useDesk } from './desk-action/the-system.ts';

// Starting the system takes longer than a hundred acts, so the topics, one per file, share one system.
useDesk();
