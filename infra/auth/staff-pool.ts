import { Validations } from 'aws-cdk-lib';
import { LambdaVersion, Mfa, UserPool, UserPoolGroup, UserPoolOperation } from 'aws-cdk-lib/aws-cognito';
import type { Alias, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { poolAccounts } from './pool-accounts.ts';

/** The roles at the desk, as groups of the pool. A group `team:<name>` limits an agent to that team; administrators add those. */
const ROLES = {
  agent: 'Answers customers, of all teams or of the groups team:<name>',
  supervisor: 'Answers customers of every team',
} as const;

export interface StaffPoolProps {
  readonly stage: Stage;
  /** Adds the name of a person to the access token. */
  readonly preToken: Alias;
}

/** The accounts of people who answer customers. An administrator creates them, and each log-in needs an authenticator app. */
export class StaffPool extends UserPool {
  constructor(scope: Construct, id: string, { stage, preToken }: StaffPoolProps) {
    super(scope, id, {
      ...poolAccounts(stage),
      userPoolName: `frontdesk-${stage.name}-staff`,
      selfSignUpEnabled: false,
      // The name is not required, because a client must then let people change it.
      standardAttributes: { email: { required: true, mutable: true }, fullname: { required: false, mutable: true } },
      mfa: Mfa.REQUIRED,
    });
    this.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, preToken as IFunction, LambdaVersion.V2_0);
    for (const [groupName, description] of Object.entries(ROLES))
      new UserPoolGroup(this, groupName, { userPool: this, groupName, description });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-COG8',
      reason:
        'Threat protection needs a plan that costs more for each person. There is no sign-up, and long passwords and a required second factor protect the login.',
    });
  }
}
