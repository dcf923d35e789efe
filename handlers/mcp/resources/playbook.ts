import type { Playbook } from '../../../core/playbook/playbook.ts';
import { jsonResource } from './json-resource.ts';
import type { ResourceKind } from './resources.ts';

const MINUTE_MS = 60_000;

/** `frontdesk://playbook`: the title, languages and greeting of the support desk. The policy is not exposed. */
export const playbookResource = (playbook: () => Playbook): ResourceKind =>
  jsonResource({
    uri: 'frontdesk://playbook',
    name: 'playbook',
    title: 'Greeting and languages',
    description:
      'For a chat user interface: the greeting in each language, and the supported languages, the default one first.',
    ttlMs: MINUTE_MS,
    content: () => {
      const { name, title, languages, greeting } = playbook();
      return { name, title, languages, greeting };
    },
  });
