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
  readonly asset: string;
  readonly protection: Protection;
  /** Environment variables with which it verifies the issuer's tokens. */
  readonly verification: Readonly<Record<string, string>>;
}

/** Authorizes a request by its headers. Its role permits only its own logs and traces. */
export class AuthorizerFunction extends BundledFunction {
  constructor(scope: Construct, id: string, { stage, asset, protection, verification }: AuthorizerFunctionProps) {
    super(scope, id, {
      stage,
      name: 'authorizer',
      asset,
      description: 'Frontdesk: verifies the token of a request',
      timeout: TIMEOUT,
      environment: { STAGE: stage.name, ...protectionVariables(protection), ...verification },
    });
  }
}
