import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { DISCARDED_PREFIX, JOB_PREFIX } from '../../core/config/keys.ts';
import type { Stage } from '../stages.ts';
import { BundledFunction } from './bundled-function.ts';
import { ChangeStream } from './change-stream.ts';
import { withKeys } from './with-keys.ts';

/** For a batch of 100 changes, each with a few jobs, while the table is slow. */
const TIMEOUT = Duration.seconds(60);

export interface OutboxFunctionProps {
  readonly stage: Stage;
  readonly asset: string;
  readonly conversations: ITable;
  /** The clock, which runs the jobs. */
  readonly clock: Alias;
}

/** Derives events and jobs from the changes of the table. It can only add jobs and discarded records, and can read only the stream. */
export class OutboxFunction extends BundledFunction {
  readonly changes: ChangeStream;

  constructor(scope: Construct, id: string, { stage, asset, conversations, clock }: OutboxFunctionProps) {
    super(scope, id, {
      stage,
      name: 'outbox',
      asset,
      description: 'Frontdesk: events and jobs from the changes of the table',
      timeout: TIMEOUT,
      environment: {
        STAGE: stage.name,
        TABLE_NAME: conversations.tableName,
        WEBHOOKS: JSON.stringify(stage.settings.webhooks),
        CLOCK_FUNCTION: clock.functionArn,
      },
      // The stream waits for it.
      isCold: true,
      isUntraced: true,
    });
    this.role.addToPolicy(withKeys(conversations, ['dynamodb:PutItem'], `${JOB_PREFIX}*`, `${DISCARDED_PREFIX}*`));
    this.role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [clock.functionArn] }));
    this.changes = new ChangeStream(this, 'Changes', { table: conversations, reader: this });
  }
}
