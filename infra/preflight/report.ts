import { type Quota, quotaRegion } from './account.ts';
import type { Need } from './needs.ts';

export interface Report {
  readonly lines: readonly string[];
  readonly isTooLow: boolean;
}

/** A line for each need, with the account's value and what to ask for. `quotas` is null if they could not be read. */
export const report = (needs: readonly Need[], quotas: readonly Quota[] | null, region: string): Report => {
  const rows = needs.map((need) => ({ need, ...advice(need, quotas, region) }));
  const width = Math.max(...needs.map(({ what }) => what.length));
  const number = (value: number) => value.toLocaleString('en').padStart(12);
  return {
    lines: [
      `${'quota'.padEnd(width)}${'needed'.padStart(12)}${'at most'.padStart(12)}  account`,
      ...rows.map(
        ({ need, text }) => `${need.what.padEnd(width)}${number(need.needed)}${number(need.atMost)}  ${text}`,
      ),
    ],
    isTooLow: rows.some(({ isTooLow }) => isTooLow),
  };
};

const advice = (need: Need, quotas: readonly Quota[] | null, region: string) => {
  if (!quotas) return { text: 'not checked', isTooLow: false };
  const quota = quotas.find(({ service, name }) => service === need.service && need.isNamed(name));
  if (!quota) return { text: 'not found: look it up in the Service Quotas console', isTooLow: false };
  const has = quota.value.toLocaleString('en');
  if (quota.value >= need.needed) return { text: `${has}, enough`, isTooLow: false };
  const request = `aws service-quotas request-service-quota-increase --region ${quotaRegion(need.service, region)} --service-code ${need.service} --quota-code ${quota.code} --desired-value ${need.needed}`;
  return { text: `${has}, too low: ${request}`, isTooLow: true };
};
