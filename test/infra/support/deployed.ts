import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CONVERSATIONS, IDEMPOTENCY } from '../../../local/aws/dynamodb/table-definitions.ts';
import { ofType, resolve, theOne } from './resolve.ts';
import type { Resources } from './synth.ts';

/** A function in the template. */
export interface DeployedFunction {
  readonly name: string;
  /** The file in the asset that the handler's name refers to. */
  readonly entry: URL;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly memoryMb: number;
}

/** The local names of the deployed tables. */
const TABLES: readonly (readonly [prefix: string, name: string])[] = [
  ['TablesConversations', CONVERSATIONS.TableName],
  ['TablesIdempotency', IDEMPOTENCY.TableName],
];

interface FunctionProperties {
  readonly FunctionName: string;
  readonly Handler: string;
  readonly Code: { readonly S3Key: string };
  readonly Environment?: { readonly Variables: Readonly<Record<string, string>> };
  readonly Timeout: number;
  readonly MemorySize: number;
}

export const deployedFunction = (resources: Resources, outdir: string, prefix: string): DeployedFunction => {
  const properties = theOne('AWS::Lambda::Function', resources, prefix) as unknown as FunctionProperties;
  const { FunctionName, Handler, Code, Environment, Timeout, MemorySize } = properties;
  const [file, exported] = Handler.split('.');
  const folder = join(outdir, `asset.${Code.S3Key.replace('.zip', '')}`);
  const entry = ['mjs', 'cjs', 'js'].map((end) => join(folder, `${file}.${end}`)).find(existsSync);
  if (!entry || exported !== 'handler') throw new Error(`${Handler} leads nowhere in ${folder}.`);
  return {
    name: FunctionName,
    entry: pathToFileURL(entry),
    environment: Object.fromEntries(
      Object.entries(Environment?.Variables ?? {}).map(([name, value]) => [name, standIn(value)]),
    ),
    timeoutMs: Timeout * 1000,
    memoryMb: MemorySize,
  };
};

const standIn = (value: string): string => TABLES.find(([prefix]) => value.startsWith(prefix))?.[1] ?? value;

export interface DeployedWorkflow {
  readonly arn: string;
  readonly definition: object;
  /** The ARNs that tasks invoke, by function. */
  readonly turnArn: string;
  readonly toolsArn: string;
}

export const deployedWorkflow = (resources: Resources, prefix: string): DeployedWorkflow => {
  const [[id, { DefinitionString, DefinitionSubstitutions }] = ['', {}]] = Object.entries(
    ofType('AWS::StepFunctions::StateMachine', resources),
  ).filter(([each]) => each.startsWith(prefix));
  const arns = DefinitionSubstitutions as unknown as Readonly<Record<'TurnFunctionArn' | 'ToolsFunctionArn', string>>;
  return {
    arn: String(resolve({ Ref: id }, resources)),
    definition: JSON.parse(
      String(DefinitionString).replaceAll(/\$\{(\w+)\}/g, (_, name: keyof typeof arns) => arns[name]),
    ),
    turnArn: arns.TurnFunctionArn,
    toolsArn: arns.ToolsFunctionArn,
  };
};
