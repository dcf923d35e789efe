import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as z from 'zod';
import { LAMBDA_QUOTA, type Need } from './needs.ts';

const TIMEOUT_MS = 60_000;

const Limits = z.object({ AccountLimit: z.object({ ConcurrentExecutions: z.number() }) });
const Quotas = z.object({
  Quotas: z.array(z.object({ QuotaName: z.string(), QuotaCode: z.string(), Value: z.number() })),
});

/** The code of Lambda's quota, which Lambda's API does not return. */
const LAMBDA_CODE = 'L-B99A9384';

export interface Quota {
  readonly service: Need['service'];
  readonly name: string;
  readonly code: string;
  readonly value: number;
}

/** The services whose quotas are listed. */
const LISTED = ['bedrock', 'kms', 'cloudfront'] as const;

/** The region that has a service's quotas: those of CloudFront are global. */
export const quotaRegion = (service: Need['service'], region: string): string =>
  service === 'cloudfront' ? 'us-east-1' : region;

/** The account's quotas, read by the AWS CLI with the caller's credentials. Throws one line. */
export const readQuotas = async (region: string): Promise<Quota[]> => {
  const { AccountLimit } = Limits.parse(await aws(region, 'lambda', 'get-account-settings'));
  const listed = await Promise.all(
    LISTED.map(async (service) => {
      const command = ['service-quotas', 'list-service-quotas', '--service-code', service];
      const { Quotas: quotas } = Quotas.parse(await aws(quotaRegion(service, region), ...command));
      return quotas.map(({ QuotaName: name, QuotaCode: code, Value: value }) => ({ service, name, code, value }));
    }),
  );
  return [
    {
      service: 'lambda',
      name: LAMBDA_QUOTA,
      code: LAMBDA_CODE,
      value: AccountLimit.ConcurrentExecutions,
    },
    ...listed.flat(),
  ];
};

const aws = async (region: string, ...args: string[]): Promise<unknown> => {
  const command = [...args, '--region', region, '--output', 'json'];
  const options = { timeout: TIMEOUT_MS, maxBuffer: 64 * 1024 * 1024 };
  try {
    return JSON.parse((await promisify(execFile)('aws', command, options)).stdout);
  } catch (error) {
    const { code, stderr = '' } = error as { code?: unknown; stderr?: string };
    const said = stderr.trim().split('\n').at(-1)?.replace(/\.$/, '');
    throw new Error(code === 'ENOENT' ? 'the AWS CLI is not installed' : said || `aws ${args.join(' ')} failed`);
  }
};
