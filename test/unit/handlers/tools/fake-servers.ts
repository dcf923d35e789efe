import type { CompanyTool, ToolOutcome, ToolServers } from '../../../../core/tools/tool.ts';

export interface Called {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly timeoutMs: number;
}

/** Tool servers that offer what they are told to, and answer as they are told to. */
export class FakeServers implements ToolServers {
  readonly calls: Called[] = [];
  offers: readonly CompanyTool[];
  answer: (call: Called) => Promise<ToolOutcome> = async () => ({ ok: true, text: 'Found.' });

  constructor(offers: readonly CompanyTool[]) {
    this.offers = offers;
  }

  async list(): Promise<readonly CompanyTool[]> {
    return this.offers;
  }

  async call(_server: string, tool: string, args: Readonly<Record<string, unknown>>, timeoutMs: number) {
    const called = { tool, args, timeoutMs };
    this.calls.push(called);
    return this.answer(called);
  }
}
