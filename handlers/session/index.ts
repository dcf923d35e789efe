import * as z from 'zod/mini';
import { documentClient } from '../../adapters/aws/clients.ts';
import { powertoolsLog } from '../../adapters/aws/powertools-log.ts';
import { dynamoUsedIdentities } from '../../adapters/dynamodb/used-identities.ts';
import { dynamoVisitors } from '../../adapters/dynamodb/visitors.ts';
import { joseIdentities } from '../../adapters/jose/identity-verifier.ts';
import { kmsCall } from '../../adapters/kms/kms-call.ts';
import { kmsTokenSigner } from '../../adapters/kms/token-signer.ts';
import { networkOf } from '../../core/access/network.ts';
import { VISITORS_PER_HOUR } from '../../core/access/visitors.ts';
import { systemClock } from '../../core/config/clock.ts';
import { integerBetween, listed, nonEmptyString, readEnvironment } from '../../core/config/environment.ts';
import { identityIssuers } from '../../core/config/identity-issuers.ts';
import { toIncoming, writeResponse } from '../front/http/lambda-http.ts';
import { endpointSettings } from '../front/http/settings.ts';
import { answerSession } from './answer-session.ts';
import { identify } from './identify.ts';
import { openSession } from './open-session.ts';

const env = readEnvironment(
  z.object({
    TABLE_NAME: nonEmptyString,
    /** Public URL of this endpoint: the issuer of its tokens, and the audience of the JWTs that it accepts. */
    SESSION_ISSUER: z.url(),
    /** Comma-separated ids or ARNs of keys in KMS. The first one signs. */
    SESSION_KEYS: nonEmptyString,
    /** Public URL of `/mcp`, the audience of the tokens. */
    RESOURCE_URL: z.url(),
    IDENTITY_ISSUERS: z.optional(identityIssuers),
    /** New visitors from one network. */
    NEW_VISITORS_PER_HOUR: z.optional(integerBetween(1, 1_000_000)),
    ALLOWED_ORIGINS: z.optional(z.string()),
    ALLOWED_HOSTS: z.optional(nonEmptyString),
    AWS_ENDPOINT_URL_KMS: z.optional(z.url()),
  }),
  process.env,
);
const { SESSION_ISSUER: issuer, RESOURCE_URL: audience, IDENTITY_ISSUERS: issuers = [], TABLE_NAME: table } = env;
const log = powertoolsLog('frontdesk-session');
const clock = systemClock;
const client = documentClient(3);
const [key = ''] = listed(env.SESSION_KEYS);

const visitors = dynamoVisitors(client, table, env.NEW_VISITORS_PER_HOUR ?? VISITORS_PER_HOUR, clock);
const { allowedOrigins, allowedHosts } = endpointSettings(env);
const answer = answerSession({
  open: openSession({
    identify: identify({
      ...{ issuers, audience: issuer, clock },
      identities: joseIdentities(issuers, issuer),
      used: dynamoUsedIdentities(client, table, clock),
    }),
    signer: kmsTokenSigner(kmsCall(client.config, env.AWS_ENDPOINT_URL_KMS), key),
    ...{ visitors, issuer, audience, clock },
  }),
  ...{ visitors, allowedOrigins, allowedHosts, log },
});

export const handler = awslambda.streamifyResponse(async (event, stream) =>
  writeResponse(await answer(toIncoming(event), networkOf(event.requestContext.identity.sourceIp)), stream),
);
