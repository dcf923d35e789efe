import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';

/** Adds the user's name to the access token. The pool itself writes it only into id tokens, which no server accepts. */
export const addName = async (event: PreTokenGenerationV2TriggerEvent): Promise<PreTokenGenerationV2TriggerEvent> => {
  const { name = '' } = event.request.userAttributes;
  const accessTokenGeneration = { claimsToAddOrOverride: name.trim() === '' ? {} : { name } };
  return { ...event, response: { claimsAndScopeOverrideDetails: { accessTokenGeneration } } };
};
