export const STATE_MACHINE_ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:frontdesk-conversation-turn';
export const DESK_STATE_MACHINE_ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:frontdesk-desk-action';
