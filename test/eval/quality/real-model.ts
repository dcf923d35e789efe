/** Whether a model is configured. The built-in stand-in does not count, because it answers by rule. */
export const hasRealModel = (environment: Readonly<Record<string, string | undefined>>): boolean =>
  Boolean(environment.AWS_ENDPOINT_URL_BEDROCK_RUNTIME || environment.MODEL_SERVER_URL);

export const HOW_TO_CONNECT = `The golden conversations were not played: they need a real model. Connect one and run again:
  Bedrock, with credentials where the AWS SDK finds them:
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME=https://bedrock-runtime.us-east-1.amazonaws.com npm run eval
  any server that speaks chat completions, such as Ollama:
    MODEL_SERVER_URL=http://127.0.0.1:11434/v1 MODEL_SERVER_MODEL=qwen3:8b npm run eval`;
