import { exportsOf, type Mutant } from './mutant.ts';

/** The road of events to receivers with a mistake in it. */
export interface DeliveryMutant extends Pick<Mutant, 'without' | 'replacements'> {
  /** As test/support/deliveries/main.ts names it. */
  readonly breaks: string;
}

const signing = exportsOf<typeof import('../../../adapters/webhooks/sign-webhook.ts')>(
  'adapters/webhooks/sign-webhook.ts',
);
const delivering = exportsOf<typeof import('../../../handlers/clock/deliver.ts')>('handlers/clock/deliver.ts');
const reading = exportsOf<typeof import('../../../handlers/outbox/read-batch.ts')>('handlers/outbox/read-batch.ts');

export const DELIVERY_MUTANTS: readonly DeliveryMutant[] = [
  {
    without: 'the signature of the exact bytes',
    breaks: 'every body is signed as it is sent',
    replacements: [
      signing(
        'signWebhook',
        (original) => (secret, call) => original(secret, { ...call, body: JSON.stringify(JSON.parse(call.body)) }),
      ),
    ],
  },
  {
    without: 'one id for all tries',
    breaks: 'an event keeps its id',
    replacements: [
      delivering('deliver', (original) => (dependencies) => {
        const work = original(dependencies);
        return ({ event, ...job }, remainingMs) =>
          work({ ...job, event: { ...event, id: `${event.id}-${job.tries.length}` } }, remainingMs);
      }),
    ],
  },
  {
    without: 'the report of a record that failed',
    breaks: 'every event arrives',
    replacements: [
      reading('readBatch', (original) => (ports) => async (event) => {
        await original(ports)(event);
        return { batchItemFailures: [] };
      }),
    ],
  },
];
