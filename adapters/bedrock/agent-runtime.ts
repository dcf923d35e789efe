import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { type Sigv4Post, sigv4Post } from '../aws/sigv4-post.ts';

/** The runtime API of Bedrock's agents and knowledge bases, with the region, credentials and connections of the client for models. */
export const agentRuntime = (
  { config }: BedrockRuntimeClient,
  endpoint: string | undefined,
  timeoutMs: number,
): Sigv4Post => sigv4Post(config, { signedAs: 'bedrock', host: 'bedrock-agent-runtime', endpoint }, timeoutMs);
