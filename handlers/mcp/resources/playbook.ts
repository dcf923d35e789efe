import type { Playbook } from '../../../core/playbook/playbook.ts';
import { jsonResource } from './json-resource.ts';
import type { ResourceKind } from './resources.ts';

const MINUTE_MS = 60_000;

/** `frontdesk://playbook`: whom customers write to, in which languages, and what they are greeted with. The policy stays inside. */
export const playbookResource = (playbook: () => Playbook): ResourceKind =>
  jsonResource({
    uri: 'frontdesk://playbook',
    name: 'playbook',
    title: 'Greeting and languages',
    description:
      'For a chat page: the greeting by language, and in which languages support is given, the first one first.',
    ttlMs: MINUTE_MS,
    content: () => {
      const { name, title, languages, greeting } = playbook();
      return { name, title, languages, greeting };
    },
  });
