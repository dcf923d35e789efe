import type { CompanyTool, ToolCall, ToolList, ToolOutcome, ToolServers } from '../../../../core/tools/tool.ts';

/** Tool servers that offer what they are told to, and answer as they are told to. */
export class FakeServers implements ToolServers {
  readonly calls: ToolCall[] = [];
  offers: readonly CompanyTool[];
  answer: (call: ToolCall) => Promise<ToolOutcome> = async () => ({ ok: true, text: 'Found.' });

  constructor(offers: readonly CompanyTool[]) {
    this.offers = offers;
  }

  async list(_patienceMs?: number): Promise<ToolList> {
    return { tools: this.offers, cold: false };
  }

  async call(call: ToolCall) {
    this.calls.push(call);
    return this.answer(call);
  }
}
