import { DESK_ACCESS } from '../../../core/access/scopes.ts';
import type { Audit } from '../../../core/desk/audit.ts';
import type { Tool } from '../../front/tools/define-tool.ts';
import { exactlyThose } from '../../front/tools/tools-feature.ts';
import type { Operator } from '../operator-caller.ts';
import { actTools } from './acts.ts';
import { type CustomerDependencies, eraseCustomer, exportCustomer } from './customer-tools.ts';
import { getSettings, type SettingsDependencies } from './get-settings.ts';
import { getTrace, type TraceDependencies } from './get-trace.ts';
import { type DeliveriesDependencies, listDeliveries } from './list-deliveries.ts';
import { listQueue, type QueueDependencies } from './list-queue.ts';
import { type CaseDependencies, openCase } from './open-case.ts';
import { type ActDependencies, performAct } from './perform-act.ts';
import { redeliver } from './redeliver.ts';
import { staffTool } from './staff-tool.ts';

export type DeskDependencies = QueueDependencies &
  CaseDependencies &
  TraceDependencies &
  SettingsDependencies &
  DeliveriesDependencies &
  ActDependencies &
  CustomerDependencies & { readonly audit: Audit };

/** Every tool of the desk. Throws unless each has its scopes in the table, and the table has no other. */
export const deskTools = (dependencies: DeskDependencies): readonly Tool<Operator>[] => {
  const { audit, clock, playbook, log, metrics } = dependencies;
  const tool = staffTool(audit, clock);
  const tools = [
    listQueue(tool, dependencies),
    openCase(tool, dependencies),
    getTrace(tool, dependencies),
    getSettings(tool, dependencies),
    listDeliveries(tool, dependencies),
    redeliver(tool, dependencies),
    ...actTools(tool, performAct(dependencies), playbook),
    exportCustomer(tool, dependencies),
    eraseCustomer(tool, dependencies),
  ];
  return exactlyThose(
    DESK_ACCESS,
    tools.map((each) => each(log, metrics)),
  );
};
