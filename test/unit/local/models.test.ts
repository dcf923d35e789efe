import { afterEach, describe, expect, it } from 'vitest';
import { chooseModels, findModel } from '../../../core/models/catalogue.ts';
import type { Bedrock } from '../../../local/aws/bedrock/converse-server.ts';
import { startBedrock } from '../../../local/aws/bedrock/server.ts';
import { chosenModels, standInModels } from '../../../local/models.ts';
import { askOf, clientOf, NOVA, THINKER, user } from './aws/bedrock/bedrock-client.ts';

const PRICE = { input: 1, output: 4, cacheRead: 1, cacheWrite: 1 };
const row = findModel(THINKER);
const TAKES = { ...row?.takes, sampling: true };
const OWN = { like: THINKER, id: 'us.example.new-v1:0', name: 'New', price: PRICE, contextWindow: 9000, takes: TAKES };
const standIns = (fast: unknown) => chooseModels(standInModels(chosenModels(JSON.stringify({ fast }))));

let bedrock: Bedrock | undefined;
afterEach(() => bedrock?.close());

describe('the stand-in', () => {
  it("has a catalogue model's prices and features, and says what it stands for", () => {
    const { fast, strong } = standIns(NOVA);
    expect(fast).toEqual({ ...findModel(NOVA), id: `stand-in/${NOVA}`, name: 'stand-in, cost as if Nova Lite' });
    expect(strong.name).toBe('stand-in, cost as if Claude Sonnet 4.6');
  });

  it("keeps a described model's id, name, price, context window and features", () => {
    const { like: _, ...own } = OWN;
    expect(standIns(OWN).fast).toEqual({ ...own, id: `stand-in/${OWN.id}`, name: 'stand-in, cost as if New' });
    expect(standIns({ like: NOVA, id: 'new' }).fast.name).toBe('stand-in, cost as if new');
  });

  it('takes what a described model takes, although the row that it is like does not', async () => {
    bedrock = await startBedrock({ models: Object.values(standIns(OWN)) });
    const ask = askOf(clientOf(bedrock.url));
    const inferenceConfig = { temperature: 0.5 };
    await expect(ask([user('Hello')], { modelId: THINKER, inferenceConfig })).rejects.toThrow(/temperature/);
    const { stopReason } = await ask([user('Hello')], { modelId: `stand-in/${OWN.id}`, inferenceConfig });
    expect(stopReason).toBe('end_turn');
  });
});
