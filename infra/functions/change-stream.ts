import { type CfnElement, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  type IFunction,
  MetricType,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ERASED_PREFIX } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import type { BundledFunction } from './bundled-function.ts';

/** The stream forgets a change after 24 h. */
const MAX_AGE = Duration.hours(20);

/** As long as the outbox keeps the records that it cannot read. */
const KEPT = Duration.days(14);

/** The first characters of percent-encoded ids. Lambda documents no filter for keys that do not begin with `#`. */
const ID_STARTS = [
  ...new Set(Array.from({ length: 128 }, (_, code) => encodeURIComponent(String.fromCharCode(code)).charAt(0))),
];

/** Patterns of changes by the beginning of their partition key. DynamoDB's records can only be filtered by what is in `dynamodb`. */
const keysFrom = (...starts: readonly string[]) =>
  FilterCriteria.filter({
    dynamodb: {
      Keys: { [CONVERSATIONS_TABLE.partitionKey]: { S: starts.flatMap((start) => FilterRule.beginsWith(start)) } },
    },
  });

export interface ChangeStreamProps {
  readonly table: ITable;
  readonly reader: BundledFunction;
}

/**
 * Calls the reader with every change of a conversation and of a tombstone, in order. A batch that fails is halved and tried again until its
 * changes are too old; then Lambda writes them to a bucket, complete.
 */
export class ChangeStream extends Construct {
  readonly mapping: EventSourceMapping;

  constructor(scope: Construct, id: string, { table, reader }: ChangeStreamProps) {
    super(scope, id);
    const bucket = this.#bucket();
    const stream = table.tableStreamArn;
    if (stream === undefined) throw new Error('The table has no stream.');
    this.mapping = new EventSourceMapping(this, 'Mapping', {
      // The cast is needed because CDK's classes do not compile with exactOptionalPropertyTypes.
      target: reader.live as IFunction,
      eventSourceArn: stream,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      maxBatchingWindow: Duration.seconds(1),
      // A table has a shard for about every 1,000 writes a second, and a batch takes less than one: more readers of a shard would not help.
      parallelizationFactor: 1,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: -1,
      maxRecordAge: MAX_AGE,
      filters: [keysFrom(...ID_STARTS), keysFrom(ERASED_PREFIX)],
      metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
      supportS3OnFailureDestination: true,
      // The CDK's own destination would also let the function read and delete what is in the bucket.
      onFailure: { bind: () => ({ destination: bucket.bucketArn }) },
    });
    const allow = (actions: string[], resource: string) =>
      reader.role.addToPolicy(new PolicyStatement({ actions, resources: [resource] }));
    allow(
      ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((action) => `dynamodb:${action}`),
      stream,
    );
    allow(['s3:PutObject'], bucket.arnForObjects('*'));
    allow(['s3:ListBucket'], bucket.bucketArn);
    // Lambda tries the permissions when it creates the mapping.
    this.mapping.node.addDependency(reader.role);
    const bucketId = Stack.of(this).getLogicalId(bucket.node.defaultChild as CfnElement);
    Validations.of(reader.role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/*]`,
      reason: 'Lambda chooses the names of the objects that it writes.',
    });
  }

  /** Changes hold what customers wrote: the bucket is private, and stays for an operator when the stack is deleted. */
  #bucket(): Bucket {
    const bucket = new Bucket(this, 'Discarded', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      lifecycleRules: [{ expiration: KEPT }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Only Lambda writes the bucket, by the role of one function. CloudTrail records who reads it.',
    });
    return bucket;
  }
}
