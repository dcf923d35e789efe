import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  type ITable,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { CONVERSATIONS_TABLE, IDEMPOTENCY_TABLE } from '../core/config/table-layout.ts';
import type { StageSettings } from './stages.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });
const { partitionKey, sortKey, ttl, orderIndex, customerIndex, deskIndex, dueIndex } = CONVERSATIONS_TABLE;

/** The tables of a stage. CloudFormation generates their names, so that a restored table can replace the original. */
export class ConversationTables extends Construct {
  readonly conversations: ITable;
  /** Results of the last minutes for repeated calls of `analyze_sentiment`. No turn uses it, so it needs no backup. */
  readonly idempotency: ITable;

  constructor(scope: Construct, id: string, { removalPolicy }: Pick<StageSettings, 'removalPolicy'>) {
    super(scope, id);
    const conversations = new TableV2(this, 'Conversations', {
      partitionKey: text(partitionKey),
      sortKey: text(sortKey),
      timeToLiveAttribute: ttl,
      localSecondaryIndexes: [
        {
          indexName: orderIndex.name,
          sortKey: text(orderIndex.sortKey),
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: [...orderIndex.attributes],
        },
      ],
      globalSecondaryIndexes: [
        ...[customerIndex, deskIndex].map((index) => ({
          indexName: index.name,
          partitionKey: text(index.partitionKey),
          sortKey: text(index.sortKey),
        })),
        {
          indexName: dueIndex.name,
          partitionKey: text(dueIndex.partitionKey),
          sortKey: { name: dueIndex.sortKey, type: AttributeType.NUMBER },
          projectionType: ProjectionType.KEYS_ONLY,
        },
      ],
      // Events are derived from what an item was and what it has become.
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: removalPolicy === 'retain',
      removalPolicy: removalPolicy === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const idempotency = new TableV2(this, 'Idempotency', {
      partitionKey: text(IDEMPOTENCY_TABLE.partitionKey),
      timeToLiveAttribute: IDEMPOTENCY_TABLE.ttl,
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.awsManagedKey(),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // The casts are needed because CDK's classes do not compile with exactOptionalPropertyTypes.
    this.conversations = conversations as ITable;
    this.idempotency = idempotency as ITable;
  }
}
