import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Protection } from '../../core/access/bearer-challenge.ts';
import type { SessionKeys } from '../auth/session-keys.ts';
import { protectionVariables } from '../auth/token-issuer.ts';
import type { Stage } from '../stages.ts';
import { BundledFunction } from './bundled-function.ts';
import { sessionVariables } from './session.ts';

/** Allows for a cold start and for fetching the issuer's keys, which times out after 3 s. */
const TIMEOUT = Duration.seconds(10);

export interface AuthorizerFunctionProps {
  readonly stage: Stage;
  readonly endpoint: 'mcp' | 'desk';
  readonly asset: string;
  readonly protection: Protection;
  /** Environment variables with which it verifies the issuer's tokens. */
  readonly verification: Readonly<Record<string, string>>;
  /** The tokens of `/session`, which it accepts too; null for the desk. */
  readonly sessions: { readonly keys: SessionKeys; readonly issuer: string } | null;
}

/** Authorizes a request of one endpoint by its headers. Its role permits only its own logs and traces, and to read the public keys of sessions. */
export class AuthorizerFunction extends BundledFunction {
  constructor(scope: Construct, id: string, props: AuthorizerFunctionProps) {
    const { stage, endpoint, asset, protection, verification, sessions } = props;
    const isDesk = endpoint === 'desk';
    super(scope, id, {
      stage,
      name: isDesk ? 'desk-authorizer' : 'authorizer',
      asset,
      description: `Frontdesk: verifies the token of a request to /${endpoint}`,
      timeout: TIMEOUT,
      environment: {
        STAGE: stage.name,
        ...(isDesk && { ENDPOINT: endpoint }),
        ...protectionVariables(protection),
        ...verification,
        ...(sessions && sessionVariables(stage, sessions.keys, sessions.issuer)),
      },
      // People poll, which keeps it warm.
      isCold: isDesk,
    });
    if (sessions)
      this.role.addToPolicy(new PolicyStatement({ actions: ['kms:GetPublicKey'], resources: [...sessions.keys.arns] }));
  }
}
