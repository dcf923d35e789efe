import './conversation/triage-faults.ts';
import './conversation/long-conversation.ts';
import './conversation/both-tiers-fail.ts';
import './conversation/model-faults.ts';
import './conversation/stop-reasons.ts';
import './conversation/plain-turn.ts';
import './conversation/later-turns.ts';
import './conversation/escalation.ts';
import './conversation/requests-for-a-person.ts';
import './conversation/repeats.ts';
import './conversation/unfinished-turns.ts';
import './conversation/expired-turns.ts';
import './conversation/customers.ts';
import './conversation/logs.ts';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { PLAYBOOKS } from '../../playbooks/find.ts';
import { PlaybookFolder } from '../support/playbook-folder.ts';
import { useWorld } from './conversation/the-world.ts';

// Without documents and with a short policy, requests hold little but the conversation; without hours, the time of the test does not matter.
const folder = new PlaybookFolder({});
cpSync(join(PLAYBOOKS, 'ecommerce'), join(folder.root, 'ecommerce'), {
  recursive: true,
  filter: (path) => !path.endsWith('knowledge'),
});
const guide = readFileSync(join(PLAYBOOKS, 'ecommerce/playbook.md'), 'utf8');
const brief = guide.replace(/(?<=^---\n[\s\S]+?\n---\n)[\s\S]+/, 'Be kind.\n').replace(/^hours:\n(?: .*\n)+/m, '');
folder.write('ecommerce/playbook.md', brief);
afterAll(() => folder.remove());

// Starting the system takes longer than a hundred turns, so the topics, one per file, share one system.
useWorld({}, join(folder.root, 'ecommerce'));
