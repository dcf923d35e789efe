import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Protection } from '../../core/access/bearer-challenge.ts';
import { protectionVariables } from '../auth/token-issuer.ts';
import type { Stage } from '../stages.ts';
import { BundledFunction } from './bundled-function.ts';

/** Allows for a cold start and for fetching the issuer's keys, which times out after 3 s. */
const TIMEOUT = Duration.seconds(10);

export interface AuthorizerFunctionProps {
  readonly stage: Stage;
  readonly endpoint: 'mcp' | 'desk';
  readonly asset: string;
  readonly protection: Protection;
  /** Environment variables with which it verifies the issuer's tokens. */
  readonly verification: Readonly<Record<string, string>>;
}

/** Authorizes a request of one endpoint by its headers. Its role permits only its own logs and traces. */
export class AuthorizerFunction extends BundledFunction {
  constructor(scope: Construct, id: string, props: AuthorizerFunctionProps) {
    const { stage, endpoint, asset, protection, verification } = props;
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
      },
      // People poll, which keeps it warm.
      isCold: isDesk,
    });
  }
}
