import type { CompanyTool, ToolCall, ToolList, ToolOutcome, ToolServers } from '../../../../core/tools/tool.ts';

/** Tool servers that offer what they are told to, and answer as they are told to. */
export class FakeServers implements ToolServers {
  readonly calls: ToolCall[] = [];
  /** How long each request of the list would have waited. */
  readonly patience: Array<number | undefined> = [];
  offers: readonly CompanyTool[];
  cold = false;
  answer: (call: ToolCall) => Promise<ToolOutcome> = async () => ({ ok: true, text: 'Found.' });

  constructor(offers: readonly CompanyTool[]) {
    this.offers = offers;
  }

  async list(patienceMs?: number): Promise<ToolList> {
    this.patience.push(patienceMs);
    return { tools: this.offers, cold: this.cold };
  }

  async call(call: ToolCall) {
    this.calls.push(call);
    return this.answer(call);
  }
}
