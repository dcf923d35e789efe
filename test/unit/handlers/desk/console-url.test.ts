import { expect, it } from 'vitest';
import { consoleUrl } from '../../../../handlers/desk/console-url.ts';

const arn = (partition: string, region: string) =>
  `arn:${partition}:states:${region}:123456789012:express:turn:a-b:c-d`;
const place = (region: string) => `/states/home?region=${region}#/express-executions/details/`;

it.each([
  ['aws', 'eu-central-1', 'https://eu-central-1.console.aws.amazon.com'],
  ['aws-us-gov', 'us-gov-west-1', 'https://us-gov-west-1.console.amazonaws-us-gov.com'],
  ['aws-cn', 'cn-north-1', 'https://cn-north-1.console.amazonaws.cn'],
])('an execution in the partition %s and the region %s is at %s', (partition, region, host) => {
  const execution = arn(partition, region);
  expect(consoleUrl(execution, 1_700_000_000_000)).toBe(`${host}${place(region)}${execution}?startDate=1700000000000`);
});

it.each(['', 'me', 'arn:e', 'arn:aws:lambda:eu-central-1:1:express:f', arn('aws-new', 'eu-central-1')])(
  '%j has no place in the console',
  (execution) => {
    expect(consoleUrl(execution, 0)).toBeNull();
  },
);
