import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Protection } from '../../core/access/bearer-challenge.ts';
import { protectionVariables } from '../auth/token-issuer.ts';
import type { Stage } from '../stages.ts';
import { BundledFunction } from './bundled-function.ts';

/** Room for a cold start and a fetch of the issuer's keys, which is given up after 3 s. */
const TIMEOUT = Duration.seconds(10);

export interface AuthorizerFunctionProps {
  readonly stage: Stage;
  readonly asset: string;
  readonly protection: Protection;
  /** What it must know to verify a token of the issuer, as variables. */
  readonly verification: Readonly<Record<string, string>>;
}

/** Decides by a request's headers whether the front may have it. It has no permission but for its own logs and traces. */
export class AuthorizerFunction extends BundledFunction {
  constructor(scope: Construct, id: string, { stage, asset, protection, verification }: AuthorizerFunctionProps) {
    super(scope, id, {
      stage,
      name: 'authorizer',
      asset,
      description: 'Frontdesk: verifies the token of a request',
      timeout: TIMEOUT,
      environment: { STAGE: stage.name, ...protectionVariables(protection), ...verification },
      // As many as the front: a burst that the stage lets in asks for all of them at once, if only for milliseconds.
      reserved: stage.settings.reservedConcurrency,
    });
  }
}
