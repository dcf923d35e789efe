import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { WEBHOOK_MS } from '../../core/events/webhook.ts';
import type { Stage } from '../stages.ts';
import { BundledFunction } from './bundled-function.ts';

/** Milliseconds in addition to those of a receiver, for a cold start and its secret. */
const START_MS = 10_000;

export interface WebhooksFunctionProps {
  readonly stage: Stage;
  readonly asset: string;
}

/** Signs events and sends them to the company's systems. It may read their secrets, and has no access to a table, a model or another function. */
export class WebhooksFunction extends BundledFunction {
  constructor(scope: Construct, id: string, { stage, asset }: WebhooksFunctionProps) {
    const { webhooks } = stage.settings;
    super(scope, id, {
      stage,
      name: 'webhooks',
      asset,
      description: "Frontdesk: sends events to the company's systems",
      timeout: Duration.millis(WEBHOOK_MS + START_MS),
      // ALLOW_LOOPBACK is not set: in AWS, no private address is called.
      environment: { WEBHOOKS: JSON.stringify(webhooks) },
      // Nobody waits for it.
      isCold: true,
      isUntraced: true,
    });
    const secrets = webhooks.map(({ secret }) => secret);
    if (secrets.length === 0) return;
    this.role.addToPolicy(new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: secrets }));
  }
}
