import { isVisitor } from '../../access/visitor.ts';
import type { PlaybookTool } from '../../playbook/playbook.ts';
import type { CompanyTool } from '../tool.ts';
import { entryOf } from './is-allowed.ts';

/** Whether the customer may use a tool that the playbook allows. A visitor is not identified, and gets only reads that it lists as public. */
export const isOpenTo = (
  customer: string,
  allowed: readonly PlaybookTool[],
  tool: Pick<CompanyTool, 'server' | 'tool' | 'writes'>,
): boolean => !isVisitor(customer) || (!tool.writes && entryOf(allowed, tool)?.public === true);
