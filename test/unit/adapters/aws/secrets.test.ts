import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keptSecrets } from '../../../../adapters/aws/secrets.ts';

const ARN = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:shop-AbCdEf';
const client = new SecretsManagerClient({ region: 'us-east-1' });
const send = vi.spyOn(client, 'send');
afterEach(() => send.mockReset());

/** The responses of AWS, in order. */
const answers = (...secrets: (string | Error | undefined)[]) => {
  for (const secret of secrets) {
    send.mockImplementationOnce(async () => {
      if (secret instanceof Error) throw secret;
      return { SecretString: secret };
    });
  }
};
const start = (environment = {}) => {
  let now = 0;
  const secrets = keptSecrets(environment, client, { now: () => now });
  return { secrets, pass: (ms: number) => (now += ms) };
};

describe('a secret', () => {
  it('with an env: reference is read from the environment, without a call to AWS', async () => {
    const { secrets } = start({ STORE_TOKEN: 'open-sesame' });
    expect(await secrets.get('env:STORE_TOKEN')).toBe('open-sesame');
    expect(send).not.toHaveBeenCalled();
  });

  it('with an ARN is read from AWS once in five minutes', async () => {
    const { secrets, pass } = start();
    answers('old', 'new');
    expect(await Promise.all([secrets.get(ARN), secrets.get(ARN)])).toEqual(['old', 'old']);
    pass(299_000);
    expect(await secrets.get(ARN)).toBe('old');
    pass(2000);
    expect(await secrets.get(ARN)).toBe('new');
    expect(send.mock.calls.map(([command]) => command instanceof GetSecretValueCommand && command.input)).toEqual([
      { SecretId: ARN },
      { SecretId: ARN },
    ]);
  });

  it('is read again after it was forgotten', async () => {
    const { secrets } = start();
    answers('old', 'new');
    await secrets.get(ARN);
    secrets.forget(ARN);
    expect(await secrets.get(ARN)).toBe('new');
  });

  it('that could not be read is not cached', async () => {
    const { secrets } = start();
    answers(Object.assign(new Error('no'), { name: 'AccessDeniedException' }), undefined, 'there');
    await expect(secrets.get(ARN)).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(secrets.get(ARN)).rejects.toMatchObject({ name: 'SecretMissing' });
    expect(await secrets.get(ARN)).toBe('there');
    await expect(secrets.get('env:NOT_SET')).rejects.toMatchObject({ name: 'SecretMissing' });
  });
});
