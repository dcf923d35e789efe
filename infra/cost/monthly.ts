import { ASSUMED, DEPLOYED } from './assumptions.ts';
import { PRICES, type Price } from './prices.ts';

/** A line of prod's bill that comes every month, whatever the traffic. */
export interface MonthlyLine {
  readonly what: string;
  readonly count: string;
  readonly usd: number;
}

const SECONDS_A_MONTH = ASSUMED.daysAMonth * 86_400;
const FUNCTIONS = 2;

const times = (what: string, count: number, { usd }: Price): MonthlyLine => ({
  what,
  count: String(count),
  usd: count * usd,
});

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
