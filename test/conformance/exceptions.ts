import type { Revision } from './requirements.ts';
import type { ServerName } from './servers.ts';

/** Scenarios that cannot pass, or do not apply. A listed scenario that passes is reported, so that the list stays current. */
export interface Exception {
  readonly scenarios: readonly string[];
  /** Ids of the excepted checks; the scenario's other checks must pass. */
  readonly checks?: readonly string[];
  readonly outcome: 'failed' | 'skipped';
  readonly reason: string;
}

const NO_WAY_BACK: Exception = {
  scenarios: [
    'tools-call-sampling',
    'tools-call-elicitation',
    'elicitation-sep1034-defaults',
    'elicitation-sep1330-enums',
  ],
  outcome: 'failed',
  reason:
    'sends a request to the client in the middle of a call; a stateless server cannot match the answer, which is a separate request, to the waiting call',
};

const NEVER_ASKS: Exception = { ...NO_WAY_BACK, outcome: 'skipped' };

const NO_SESSIONS: Exception = {
  scenarios: ['server-sse-multiple-streams', 'server-session-lifecycle', 'server-sse-polling'],
  outcome: 'skipped',
  reason: 'tests sessions, which are optional and which a stateless server does not have',
};

const FIXTURES_TOOL: Exception = {
  scenarios: [
    'tools-call-simple-text',
    'tools-call-image',
    'tools-call-audio',
    'tools-call-embedded-resource',
    'tools-call-mixed-content',
    'tools-call-error',
    'tools-call-with-progress',
    'json-schema-2020-12',
  ],
  outcome: 'skipped',
  reason: 'needs a tool that only the fixture has',
};

const FIXTURES_TEXT: Exception = {
  scenarios: [
    'resources-read-text',
    'resources-read-binary',
    'resources-templates-read',
    'prompts-get-simple',
    'prompts-get-with-args',
    'prompts-get-embedded-resource',
    'prompts-get-with-image',
    'completion-complete',
  ],
  outcome: 'skipped',
  reason: 'needs a resource or a prompt that only the fixture has',
};

const NOT_OFFERED: Exception = {
  scenarios: ['logging-set-level', 'tools-call-with-logging', 'resources-subscribe', 'resources-unsubscribe'],
  outcome: 'skipped',
  reason: 'tests an optional feature that a stateless server does not offer, such as log levels and subscriptions',
};

const ASKS_NOTHING: Exception = {
  scenarios: [
    'input-required-result-basic-elicitation',
    'input-required-result-basic-sampling',
    'input-required-result-basic-list-roots',
    'input-required-result-request-state',
    'input-required-result-multiple-input-requests',
    'input-required-result-multi-round',
    'input-required-result-missing-input-response',
    'input-required-result-non-tool-request',
    'input-required-result-result-type',
    'input-required-result-tampered-state',
    'input-required-result-capability-check',
    'input-required-result-ignore-extra-params',
  ],
  outcome: 'skipped',
  reason: 'needs a tool or a prompt that requests input from the client, which the product does not have',
};

const MIRRORS_NOTHING: Exception = {
  scenarios: ['http-custom-header-server-validation'],
  outcome: 'skipped',
  reason: 'needs a tool with an argument that is mirrored in a header, which the product does not have',
};

const DIAGNOSTIC_TOOLS: Exception = {
  scenarios: ['server-stateless'],
  checks: [
    'sep-2575-server-rejects-undeclared-capability',
    'sep-2575-missing-capability-http-400',
    'sep-2575-http-server-no-independent-requests-on-stream',
    'sep-2575-server-no-log-without-loglevel',
  ],
  outcome: 'skipped',
  reason: 'has four checks that call diagnostic tools of the fixture',
};

export const EXCEPTIONS: Readonly<Record<ServerName, Readonly<Record<Revision, readonly Exception[]>>>> = {
  fixture: {
    '2026-07-28': [],
    '2025-11-25': [NO_WAY_BACK, NO_SESSIONS],
  },
  product: {
    '2026-07-28': [FIXTURES_TOOL, FIXTURES_TEXT, ASKS_NOTHING, MIRRORS_NOTHING, DIAGNOSTIC_TOOLS],
    '2025-11-25': [FIXTURES_TOOL, FIXTURES_TEXT, NEVER_ASKS, NO_SESSIONS, NOT_OFFERED],
  },
};

export const exceptionOf = (server: ServerName, revision: Revision, scenario: string): Exception | null =>
  EXCEPTIONS[server][revision].find(({ scenarios }) => scenarios.includes(scenario)) ?? null;
