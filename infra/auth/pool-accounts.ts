import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccountRecovery, FeaturePlan, type UserPoolProps } from 'aws-cdk-lib/aws-cognito';
import type { Stage } from '../stages.ts';

/** How accounts of both user pools log in, and whether they outlive the stack. */
export const poolAccounts = ({ settings }: Stage) => {
  const kept = settings.removalPolicy === 'retain';
  return {
    // The cheaper plan, LITE, has no managed login, no refresh token rotation, no resource indicators, and no trigger that changes access tokens.
    featurePlan: FeaturePlan.ESSENTIALS,
    signInAliases: { email: true },
    signInCaseSensitive: false,
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
    mfaSecondFactor: { otp: true, sms: false },
    deletionProtection: kept,
    removalPolicy: kept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  } as const satisfies UserPoolProps;
};
