import type { Playbook } from '../../../core/playbook/playbook.ts';
import { jsonResource } from './json-resource.ts';
import type { ResourceKind } from './resources.ts';

const MINUTE_MS = 60_000;

/** `frontdesk://playbook`: what a page shows before the first message. The policy is not exposed. */
export const playbookResource = (playbook: () => Playbook): ResourceKind =>
  jsonResource({
    uri: 'frontdesk://playbook',
    name: 'playbook',
    title: 'Greeting and languages',
    description:
      'For a chat user interface: the greeting and starter questions in each language, the supported languages, the default one first, and whether people of the team can be asked.',
    ttlMs: MINUTE_MS,
    content: () => {
      const { name, title, languages, greeting, starters, handoff } = playbook();
      return { name, title, languages, greeting, starters, handoff };
    },
  });
