import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import type { Change, Image } from '../../core/events/change.ts';

const { partitionKey: PK, sortKey: SK } = CONVERSATIONS_TABLE;

/** The change that a record of the table's stream reports, of a stream with both images. Throws for one that is not such a record. */
export const changeOf = ({ dynamodb, eventName }: DynamoDBRecord): Change => {
  const { Keys, OldImage, NewImage, ApproximateCreationDateTime: seconds } = dynamodb ?? {};
  const { [PK]: pk, [SK]: sk } = imageOf(Keys) ?? {};
  if (typeof pk !== 'string' || typeof sk !== 'string') throw new Error('A record without the keys of its item.');
  if (seconds === undefined) throw new Error('A record without its time.');
  const change = { pk, sk, old: imageOf(OldImage), new: imageOf(NewImage), at: seconds * 1000 };
  if ((eventName !== 'INSERT' && !change.old) || (eventName !== 'REMOVE' && !change.new))
    throw new Error('A record without its images.');
  return change;
};

/** Sets become sets. */
const imageOf = (image: NonNullable<DynamoDBRecord['dynamodb']>['NewImage']): Image | null =>
  image ? unmarshall(image as Record<string, AttributeValue>) : null;
