import { WebhookCall, WebhookResult } from '../../../../core/events/webhook.ts';
import { startFunction } from '../../../../local/aws/lambda/function.ts';
import { DUMMY_CREDENTIALS } from '../../../../local/environment.ts';
import { secretOf } from '../../../support/deliveries/road.ts';

/** The function that sends webhooks, as it is started in AWS or, with `environment`, on one machine. Its endpoints are named after their URLs’ keys. */
export const startSender = async (
  urls: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
) => {
  const endpoints = Object.entries(urls).map(([name, url]) => ({
    ...{ name, url, secret: 'env:SECRET', events: ['customer.erased'] },
  }));
  const fn = await startFunction({
    name: 'frontdesk-webhooks',
    entry: new URL('../../../../handlers/webhooks/index.ts', import.meta.url),
    environment: {
      ...{ ...DUMMY_CREDENTIALS, STAGE: 'test', AWS_REGION: 'us-east-1', AWS_EC2_METADATA_DISABLED: 'true' },
      ...{ WEBHOOKS: JSON.stringify(endpoints), SECRET: secretOf('crm') },
      ...environment,
    },
    timeoutMs: 25_000,
    onLog: () => {},
  });
  return {
    send: async (endpoint: string): Promise<WebhookResult> => {
      const call: WebhookCall = { endpoint, id: 'evt_1', timestamp: Date.now(), body: '{"data":{}}' };
      return WebhookResult.parse(JSON.parse(await fn.invoke(JSON.stringify(WebhookCall.parse(call)))));
    },
    close: () => fn.close(),
  };
};
