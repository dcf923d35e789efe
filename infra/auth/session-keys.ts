import { RemovalPolicy } from 'aws-cdk-lib';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

/** The keys of the tokens of `/session`, in KMS: their private halves never leave it. The first one signs. */
export class SessionKeys extends Construct {
  readonly arns: readonly [signing: string, ...others: string[]];

  constructor(scope: Construct, id: string, { name: stageName, settings }: Stage) {
    super(scope, id);
    const arns = settings.sessionKeys.map((name) => {
      const key = new Key(this, `Key-${name}`, {
        description: `Frontdesk ${stageName}: signs the tokens of /session`,
        keySpec: KeySpec.ECC_NIST_P256,
        keyUsage: KeyUsage.SIGN_VERIFY,
        alias: `frontdesk-${stageName}-session-${name}`,
        // Its tokens are valid for an hour, and the waiting time of a deletion is longer.
        removalPolicy: RemovalPolicy.DESTROY,
      });
      return key.keyArn;
    });
    this.arns = arns as [string, ...string[]];
  }
}
