import { DEFAULT_MODELS } from '../../core/models/catalogue.ts';

/** What the front needs in its environment, with the path of a compiled playbook. */
export const frontEnvironment = (playbook: string) => ({
  AWS_REGION: 'us-east-1',
  STAGE: 'test',
  TABLE_NAME: 'conversations',
  IDEMPOTENCY_TABLE_NAME: 'idempotency',
  STATE_MACHINE_ARN: 'arn:aws:states:us-east-1:000000000000:stateMachine:turn',
  DESK_STATE_MACHINE_ARN: 'arn:aws:states:us-east-1:000000000000:stateMachine:desk',
  MODELS: JSON.stringify(DEFAULT_MODELS),
  TURN_SECONDS: '60',
  CONTEXT_TOKENS: '12000',
  RETENTION_DAYS: '90',
  PLAYBOOK: playbook,
  LAMBDA_TASK_ROOT: '/',
});
