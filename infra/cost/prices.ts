/** Where a price is from: AWS's price list as it was read for this project, a copy of its page, or the public list as it is remembered. */
type Source = 'read November 2026' | 'copy of September 2026' | 'not verified here';

export interface Price {
  readonly usd: number;
  /** What that much money buys. */
  readonly per: string;
  readonly source: Source;
}

const read = (usd: number, per: string): Price => ({ usd, per, source: 'read November 2026' });
const copied = (usd: number, per: string): Price => ({ usd, per, source: 'copy of September 2026' });
const listed = (usd: number, per: string): Price => ({ usd, per, source: 'not verified here' });

/** us-east-1, on demand, without free tiers and discounts. What models cost stands in core/models/catalogue.ts, read on the same day. */
export const PRICES = {
  apiRequests: read(3.5, 'million requests of API Gateway, REST'),
  functionRequests: read(0.2, 'million invocations of Lambda'),
  functionGbSeconds: read(0.0000133334, 'GB-second of Lambda, arm64'),
  executions: read(1, 'million executions of Step Functions, Express'),
  workflowGbHours: read(0.06, 'GB-hour of Step Functions, Express'),
  writeUnits: read(0.625, 'million write units of DynamoDB'),
  readUnits: read(0.125, 'million read units of DynamoDB'),
  storage: listed(0.25, 'GB and month in DynamoDB'),
  backup: listed(0.2, 'GB and month of point-in-time recovery'),
  logs: listed(0.5, 'GB taken in by CloudWatch Logs'),
  traces: listed(5, 'million traces recorded by X-Ray'),
  transfer: listed(0.09, 'GB to the internet'),
  firewallRequests: listed(0.6, 'million requests through WAF'),
  firewall: listed(5, 'web ACL and month'),
  firewallRule: listed(1, 'rule of WAF and month'),
  metric: listed(0.3, 'custom metric and month'),
  alarm: listed(0.1, 'metric that an alarm watches, and month'),
  compositeAlarm: listed(0.5, 'composite alarm and month'),
  dashboard: listed(3, 'dashboard and month'),
  key: listed(1, 'key of KMS and month'),
  customer: copied(0.015, 'customer who logs in in a month, Cognito Essentials, after 10,000 free ones'),
  machineTokens: listed(2.25, 'thousand tokens of Cognito for a client without a customer'),
  provisionedGbSeconds: listed(0.0000033334, 'GB-second of Lambda kept warm, arm64'),
} as const satisfies Record<string, Price>;
