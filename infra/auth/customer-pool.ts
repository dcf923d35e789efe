import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccountRecovery, FeaturePlan, Mfa, UserPool } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { CognitoSettings } from '../settings/auth-settings.ts';
import type { Stage } from '../stages.ts';

export interface CustomerPoolProps {
  readonly stage: Stage;
  readonly auth: CognitoSettings;
}

/** The customers' accounts, by e-mail address. They are retained together with the conversations, which carry their ids. */
export class CustomerPool extends UserPool {
  constructor(scope: Construct, id: string, { stage, auth }: CustomerPoolProps) {
    const kept = stage.settings.removalPolicy === 'retain';
    super(scope, id, {
      userPoolName: `frontdesk-${stage.name}`,
      // The cheaper plan, LITE, has no managed login, no refresh token rotation, and no resource indicators.
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: auth.selfSignUp,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      autoVerify: { email: true },
      // A new address takes effect when it is verified; until then the old one recovers the account.
      keepOriginal: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      deletionProtection: kept,
      removalPolicy: kept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
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
