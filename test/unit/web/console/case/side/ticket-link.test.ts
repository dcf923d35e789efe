import { expect, it } from 'vitest';
import { ticketLink } from '../../../../../../web/console/case/side/ticket-link.ts';

it.each([
  ['https://crm.example/tickets/7', true],
  ['http://127.0.0.1:3002/tickets/7', true],
  ['http://localhost:3002/tickets/7', true],
  ['http://crm.example/tickets/7', false],
  ['javascript:alert(1)', false],
  ['JavaScript:alert(1)//https://', false],
  ['data:text/html,x', false],
  ['//crm.example', false],
  ['', false],
  [null, false],
])('a ticket at %s can be opened: %s', (url, opens) => {
  expect(ticketLink({ system: 'CRM', id: '7', url })).toBe(opens ? url : null);
});
