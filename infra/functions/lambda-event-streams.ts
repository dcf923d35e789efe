/** Stands in bundles for the SDK's handler of event streams: `Converse` answers whole, and nothing that is streamed is called. */
export const eventStreamPayloadHandlerProvider = () => ({
  handle: async (): Promise<never> => {
    throw new Error('A function calls no operation of Bedrock that streams.');
  },
});
