import type { ChatModel } from './chat-model.ts';

/** Waits longer for every reply than the caller asks: for models that are slower than those that the caller's limit is made for. */
export const patientModel = (model: ChatModel, extraSeconds: number): ChatModel => ({
  converse: (request) => model.converse({ ...request, timeoutMs: request.timeoutMs + extraSeconds * 1000 }),
});
