import './triage-faults.ts';
import './long-conversation.ts';
import './both-tiers-fail.ts';
import './model-faults.ts';
import './stop-reasons.ts';
import './plain-turn.ts';
import './later-turns.ts';
import './escalation.ts';
import './repeats.ts';
import './unfinished-turns.ts';
import './expired-turns.ts';
import './customers.ts';
import './logs.ts';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { PLAYBOOKS } from '../../playbooks/find.ts';
import { PlaybookFolder } from '../support/playbook-folder.ts';
import { useWorld } from './the-world.ts';

// Without documents and with a short policy, requests hold little but the conversation.
const folder = new PlaybookFolder({});
cpSync(join(PLAYBOOKS, 'ecommerce'), join(folder.root, 'ecommerce'), {
  recursive: true,
  filter: (path) => !path.endsWith('knowledge'),
});
const guide = readFileSync(join(PLAYBOOKS, 'ecommerce/playbook.md'), 'utf8');
folder.write('ecommerce/playbook.md', guide.replace(/(?<=^---\n[\s\S]+?\n---\n)[\s\S]+/, 'Be kind.\n'));
afterAll(() => folder.remove());

// Starting the system takes longer than a hundred turns, so the topics, one per file, share one system.
useWorld({}, join(folder.root, 'ecommerce'));
