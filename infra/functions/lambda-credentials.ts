import { fromEnv } from '@aws-sdk/credential-provider-env';

/** Replaces the SDK's credential provider chain in bundles: Lambda passes credentials in environment variables only. */
export const defaultProvider = fromEnv;
