import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import type { Change, Image } from '../../core/events/change.ts';

const { partitionKey: PK, sortKey: SK } = CONVERSATIONS_TABLE;

/** The change that a record of the table's stream reports. Throws for a record without its keys, its time or the images that its kind must have. */
export const changeOf = ({ dynamodb, eventName }: DynamoDBRecord): Change => {
  const { Keys, OldImage, NewImage, ApproximateCreationDateTime: seconds } = dynamodb ?? {};
  const { [PK]: pk, [SK]: sk } = imageOf(Keys) ?? {};
  if (typeof pk !== 'string' || typeof sk !== 'string') throw new Error('The record has no keys.');
  if (seconds === undefined) throw new Error('The record has no time.');
  const change = { pk, sk, old: imageOf(OldImage), new: imageOf(NewImage), at: seconds * 1000 };
  if ((eventName !== 'INSERT' && !change.old) || (eventName !== 'REMOVE' && !change.new))
    throw new Error('The record lacks an image.');
  return change;
};

/** DynamoDB's sets become `Set`s. */
const imageOf = (image: NonNullable<DynamoDBRecord['dynamodb']>['NewImage']): Image | null =>
  image ? unmarshall(image as Record<string, AttributeValue>) : null;
