import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { bedrockChatModel } from '../../../adapters/bedrock/chat-model.ts';
import { systemClock } from '../../../core/config/clock.ts';
import { chooseModels } from '../../../core/models/catalogue.ts';
import type { ChatModel } from '../../../core/models/chat-model.ts';
import { patientModel } from '../../../core/models/patient-model.ts';
import { needsCredentials, sharedEnvironment } from '../../../local/environment.ts';
import { modelSource } from '../../../local/model-source.ts';
import { printedLogs } from '../../../local/printed-logs.ts';

/** The models that the environment configures, as the turn function calls them for triage. */
export const startModel = async (
  environment: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly model: ChatModel; close(): Promise<void> }> => {
  const { models, limits, start } = modelSource(environment, printedLogs(false));
  const { url, close } = await start();
  const { AWS_REGION: region = '' } = sharedEnvironment(environment, { bedrock: url, dynamo: '' });
  const client = new BedrockRuntimeClient({
    endpoint: url,
    region,
    maxAttempts: 1,
    // The gateway does not speak HTTP/2, which the SDK's own handler uses.
    requestHandler: new NodeHttpHandler(),
    ...(!needsCredentials(environment, url) && { credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
  });
  const model = bedrockChatModel(client, chooseModels(models), systemClock);
  return { model: patientModel(model, limits.extraTriage), close };
};
