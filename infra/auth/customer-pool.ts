import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccountRecovery, FeaturePlan, Mfa, UserPool } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { CognitoSettings } from '../settings/auth-settings.ts';
import type { Stage } from '../stages.ts';

export interface CustomerPoolProps {
  readonly stage: Stage;
  readonly auth: CognitoSettings;
}

/** The customers' accounts, by e-mail address. They stay for as long as their conversations do, which carry their ids. */
export class CustomerPool extends UserPool {
  constructor(scope: Construct, id: string, { stage, auth }: CustomerPoolProps) {
    const kept = stage.settings.removalPolicy === 'retain';
    super(scope, id, {
      userPoolName: `frontdesk-${stage.name}`,
      // The plan below has no managed login, no rotation of refresh tokens, and no tokens for one resource.
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: auth.selfSignUp,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      autoVerify: { email: true },
      // A new address counts once it is verified: until then the old one recovers the account.
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
        reason:
          'Customers of a help desk choose for themselves whether they want a second factor; an app for codes is offered.',
      },
      {
        id: 'AwsSolutions-COG8',
        reason:
          'Threat protection costs a third more for each customer; the login is behind rate limits, long passwords and an optional second factor.',
      },
    );
  }
}
