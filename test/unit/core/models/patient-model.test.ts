import { expect, it } from 'vitest';
import type { ChatModel, ModelRequest } from '../../../../core/models/chat-model.ts';
import { patientModel } from '../../../../core/models/patient-model.ts';
import { aCall } from '../../../support/values.ts';

it('a patient model extends the time-out of each request', async () => {
  const waited: number[] = [];
  const model: ChatModel = {
    converse: async ({ timeoutMs }) => {
      waited.push(timeoutMs);
      return { stopReason: 'end_turn', content: [], call: aCall() };
    },
  };
  await patientModel(model, 35).converse({ timeoutMs: 5000 } as ModelRequest);
  expect(waited).toEqual([40_000]);
});
