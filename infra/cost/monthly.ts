import { ASSUMED, DEPLOYED } from './assumptions.ts';
import { PRICES, type Price } from './prices.ts';

/** A line of prod's bill that comes every month, whatever the traffic. */
export interface MonthlyLine {
  readonly what: string;
  readonly count: string;
  readonly usd: number;
}

const SECONDS_A_MONTH = ASSUMED.daysAMonth * 86_400;
const FUNCTIONS = 3;

const times = (what: string, count: number, { usd }: Price): MonthlyLine => ({
  what,
  count: count.toLocaleString('en'),
  usd: count * usd,
});

/** What logins cost with Cognito, apart from the rest: it grows with the customers, not with what they ask. */
export const loginLines = (): MonthlyLine[] => [
  ...ASSUMED.customers.map((count) => times('Customers who log in', count, PRICES.customer)),
  times('Tokens of a back office, one an hour', Math.round(ASSUMED.daysAMonth * 24), {
    ...PRICES.machineTokens,
    usd: PRICES.machineTokens.usd / 1000,
  }),
];

export const monthlyLines = (): MonthlyLine[] => {
  const warm = FUNCTIONS * DEPLOYED.warmSandboxes;
  const gbSeconds = warm * (ASSUMED.memoryMb / 1024) * SECONDS_A_MONTH;
  return [
    {
      what: 'Sandboxes kept warm',
      count: `${warm} of ${ASSUMED.memoryMb} MB`,
      usd: gbSeconds * PRICES.provisionedGbSeconds.usd,
    },
    times('Custom metrics, if every label value occurs', DEPLOYED.series, PRICES.metric),
    {
      what: 'Web firewall',
      count: `1 with ${DEPLOYED.firewallRules} rules`,
      usd: PRICES.firewall.usd + DEPLOYED.firewallRules * PRICES.firewallRule.usd,
    },
    times('Metrics that alarms watch', DEPLOYED.alarmMetrics, PRICES.alarm),
    times('Dashboard', 1, PRICES.dashboard),
    times('Key of the alarm topics', 1, PRICES.key),
    times('Composite alarm', 1, PRICES.compositeAlarm),
  ];
};
