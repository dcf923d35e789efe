import { expect, it } from 'vitest';
import { buildApp, EVERYTHING } from './support/synth.ts';

it('CDK finds nothing wrong in a template with every optional setting', () => {
  const { app } = buildApp('prod', { settings: EVERYTHING });
  expect(() => app.synth()).not.toThrow();
});
