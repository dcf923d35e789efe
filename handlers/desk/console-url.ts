const CONSOLES: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-cn': 'console.amazonaws.cn',
};

/**
 * Where the Step Functions console shows an Express execution, by its ARN and the epoch milliseconds of its start, which the console needs to find it in
 * the logs. Null for another ARN.
 */
export const consoleUrl = (execution: string, startedAt: number): string | null => {
  const [, partition = '', service, region = '', , kind] = execution.split(':');
  const host = CONSOLES[partition];
  if (host === undefined || service !== 'states' || kind !== 'express') return null;
  const place = `${encodeURI(execution)}?startDate=${startedAt}`;
  return `https://${region}.${host}/states/home?region=${region}#/express-executions/details/${place}`;
};
