import { Validations } from 'aws-cdk-lib';
import { Mfa, UserPool } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { CognitoSettings } from '../settings/auth-settings.ts';
import type { Stage } from '../stages.ts';
import { poolAccounts } from './pool-accounts.ts';

export interface CustomerPoolProps {
  readonly stage: Stage;
  readonly auth: CognitoSettings;
}

/** The customers' accounts, by e-mail address. They are retained together with the conversations, which carry their ids. */
export class CustomerPool extends UserPool {
  constructor(scope: Construct, id: string, { stage, auth }: CustomerPoolProps) {
    super(scope, id, {
      ...poolAccounts(stage),
      userPoolName: `frontdesk-${stage.name}`,
      selfSignUpEnabled: auth.selfSignUp,
      standardAttributes: { email: { required: true, mutable: true } },
      mfa: Mfa.OPTIONAL,
    });
    Validations.of(this).acknowledge(
      {
        id: 'AwsSolutions-COG2',
        reason: 'MFA is optional: customers of a help desk choose it themselves, with an authenticator app.',
      },
      {
        id: 'AwsSolutions-COG8',
        reason:
          'Threat protection costs a third more for each customer. Rate limits, long passwords and optional MFA protect the login.',
      },
    );
  }
}
