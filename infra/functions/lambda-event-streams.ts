/** Replaces the SDK's event stream handler in bundles: no function calls a streaming operation. */
export const eventStreamPayloadHandlerProvider = () => ({
  handle: async (): Promise<never> => {
    throw new Error('Streaming operations of Bedrock are not part of the bundle.');
  },
});
