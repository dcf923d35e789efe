import validator from 'asl-validator';
import { describe, expect, it } from 'vitest';
import { STAGE_NAMES, STAGES } from '../../infra/stages.ts';
import { allStates, type Machine, tasks } from '../contract/asl.ts';
import { statementsOf } from './support/policies.ts';
import { functionsIn, ofType, resolve, theOne } from './support/resolve.ts';
import { synth } from './support/synth.ts';

const ALIAS = 'AWS::Lambda::Alias';
const MAX_DEFINITION_BYTES = 1024 * 1024;
const MAX_NAME = 80;

it('is logged and traced, with the API and the functions, as the stage says', () => {
  const { resources } = synth('prod', { settings: { workflowLog: 'ERROR', tracing: false } });
  const machines = Object.values(ofType('AWS::StepFunctions::StateMachine', resources));
  expect(machines).toHaveLength(2);
  for (const machine of machines) {
    expect(machine).toMatchObject({
      LoggingConfiguration: { Level: 'ERROR', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: false },
    });
  }
  expect(theOne('AWS::ApiGateway::Stage', resources)).toMatchObject({ TracingEnabled: false });
  const functions = Object.values(functionsIn(resources));
  expect(functions).toHaveLength(11);
  for (const each of functions) expect(each).not.toHaveProperty('TracingConfig');
  expect(statementsOf(resources).flatMap(({ actions }) => actions)).not.toContain('xray:PutTraceSegments');
});

const MACHINES = [
  ['conversation-turn', 'Workflow', { id: 'Front', method: 'McpApimcpANY' }, 120],
  ['desk-action', 'DeskWorkflow', { id: 'Desk', method: 'McpApideskANY' }, 60],
] as const;

describe.each(STAGE_NAMES.flatMap((stage) => MACHINES.map((machine) => [stage, ...machine] as const)))(
  'in %s, the state machine %s',
  (name, machineName, id, front, seconds) => {
    const { resources } = synth(name);
    const machine = theOne('AWS::StepFunctions::StateMachine', resources, id);
    const substitutions: Record<string, string> = machine.DefinitionSubstitutions ?? {};
    const text = String(machine.DefinitionString).replaceAll(
      /\$\{(\w+)\}/g,
      (open, key: string) => substitutions[key] ?? open,
    );
    const definition: Machine = JSON.parse(text);
    const aliases = Object.keys(ofType(ALIAS, resources)).map((id) => resolve({ Ref: id }, resources));

    it('is Express, logs every transition without its data, and is traced', () => {
      expect(machine).toMatchObject({
        StateMachineType: 'EXPRESS',
        LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
        TracingConfiguration: { Enabled: true },
      });
      expect(theOne('AWS::Logs::LogGroup', resources, `${id}Logs`)).toMatchObject({
        LogGroupName: `/aws/vendedlogs/states/frontdesk-${name}-${machineName}`,
        RetentionInDays: STAGES[name].logRetentionDays,
      });
    });

    it('has a valid definition without open substitutions, within the limits of the service', () => {
      expect(validator(definition).errors).toEqual([]);
      expect(text).not.toContain('${');
      expect(Buffer.byteLength(text)).toBeLessThan(MAX_DEFINITION_BYTES);
      const names = allStates(definition).map(([state]) => state);
      expect(names.length).toBeGreaterThan(5);
      expect(new Set(names).size).toBe(names.length);
      for (const state of names) expect(state.length).toBeLessThanOrEqual(MAX_NAME);
    });

    it('calls aliases of this stack only, and may call each of them', () => {
      const permitted = statementsOf(resources)
        .filter(({ where, actions }) => where.startsWith(id) && actions.includes('lambda:InvokeFunction'))
        .flatMap((statement) => statement.resources);
      for (const [, { Resource }] of tasks(definition)) {
        expect(aliases).toContain(Resource);
        expect(permitted).toContain(Resource);
      }
    });

    it('times out before the front, which times out before API Gateway, and each task before its function', () => {
      const { Timeout: frontSeconds } = theOne('AWS::Lambda::Function', resources, `${front.id}Function`);
      const { Integration } = theOne('AWS::ApiGateway::Method', resources, front.method) as unknown as {
        readonly Integration: { readonly TimeoutInMillis: number };
      };
      const times = [definition.TimeoutSeconds, frontSeconds, Integration.TimeoutInMillis / 1000];
      expect(times).toEqual([seconds, 130, 135]);
      const { Timeout = 0 } = theOne('AWS::Lambda::Function', resources, 'Turn');
      for (const [, { TimeoutSeconds }] of tasks(definition)) expect(TimeoutSeconds).toBeLessThan(Timeout);
      expect(STAGES[name].turnSeconds).toBeLessThanOrEqual(100);
    });
  },
);
