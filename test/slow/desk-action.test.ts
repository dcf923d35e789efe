import '../workflow/desk-action/acts-and-states.ts';
import '../workflow/desk-action/crashes.ts';
import { useDesk } from '../workflow/desk-action/the-system.ts';

useDesk();
