import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { BundledFunction } from './bundled-function.ts';

export interface StaffTokenFunctionProps {
  readonly stage: Stage;
  readonly asset: string;
}

/** Completes the access tokens of the staff's pool. Cognito waits 5 s for it. Its role permits only its own logs and traces. */
export class StaffTokenFunction extends BundledFunction {
  constructor(scope: Construct, id: string, { stage, asset }: StaffTokenFunctionProps) {
    super(scope, id, {
      stage,
      name: 'staff-token',
      asset,
      description: "Frontdesk: adds a person's name to the access token",
      timeout: Duration.seconds(5),
      environment: {},
      // People log in once a shift.
      isCold: true,
    });
  }
}
