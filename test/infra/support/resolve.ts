import type { Resource, Resources } from './synth.ts';
import { ACCOUNT, REGION } from './synth.ts';

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::AccountId': ACCOUNT,
  'AWS::Region': REGION,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackId': `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/frontdesk/1a2b3c4d-0000-0000-0000-000000000000`,
};

const arn = (service: string, rest: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`;
const named = ({ Properties: p }: Resource, key: string, id: string): string => String(p[key] ?? id);

/** The value of `Ref` by resource type; by default the logical id. */
const REFS: Readonly<Record<string, (resource: Resource, id: string, resources: Resources) => string>> = {
  'AWS::Lambda::Function': (resource, id) => named(resource, 'FunctionName', id),
  'AWS::Lambda::Alias': ({ Properties: { FunctionName, Name } }, _, resources) =>
    arn('lambda', `function:${resolve(FunctionName, resources)}:${Name}`),
  'AWS::StepFunctions::StateMachine': (resource, id) =>
    arn('states', `stateMachine:${named(resource, 'StateMachineName', id)}`),
  'AWS::SNS::Topic': (_, id) => arn('sns', id),
  'AWS::Cognito::UserPoolResourceServer': (resource, id) => named(resource, 'Identifier', id),
};

const ARNS: Readonly<Record<string, (resource: Resource, id: string) => string>> = {
  'AWS::DynamoDB::GlobalTable': (_, id) => arn('dynamodb', `table/${id}`),
  'AWS::Lambda::Function': (resource, id) => arn('lambda', `function:${named(resource, 'FunctionName', id)}`),
  'AWS::KMS::Key': (_, id) => arn('kms', `key/${id}`),
  'AWS::S3::Bucket': (_, id) => `arn:aws:s3:::${id}`,
  'AWS::Logs::LogGroup': (_, id) => arn('logs', `log-group:${id}`),
  'AWS::IAM::Role': (_, id) => `arn:aws:iam::${ACCOUNT}:role/${id}`,
};

const refer = (id: string, resources: Resources): string => {
  const resource = resources[id];
  if (!resource) return PSEUDO[id] ?? fail(`Ref ${id}`);
  return REFS[resource.Type]?.(resource, id, resources) ?? id;
};

const attribute = (id: string, name: string, resources: Resources): string => {
  const resource = resources[id];
  const known = resource && name === 'Arn' ? ARNS[resource.Type]?.(resource, id) : undefined;
  return known ?? `${id}.${name}`;
};

const fail = (what: string): never => {
  throw new Error(`The test does not know what ${what} is.`);
};

/** The value with its intrinsic functions resolved, as CloudFormation would. */
export const resolve = (value: unknown, resources: Resources): unknown => {
  if (Array.isArray(value)) return value.map((each) => resolve(each, resources));
  if (value === null || typeof value !== 'object') return value;
  const [[key, inner] = ['', null], ...more] = Object.entries(value);
  if (more.length === 0) {
    if (key === 'Ref') return refer(inner, resources);
    if (key === 'Fn::GetAtt') return attribute(inner[0], inner[1], resources);
    if (key === 'Fn::Join') return (resolve(inner[1], resources) as string[]).join(inner[0]);
    if (key === 'Fn::Split') return String(resolve(inner[1], resources)).split(inner[0]);
    if (key === 'Fn::Select') return (resolve(inner[1], resources) as unknown[])[Number(inner[0])];
    if (key === 'Fn::Sub') return String(inner).replaceAll(/\$\{([\w:]+)\}/g, (_, id: string) => refer(id, resources));
  }
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, resolve(each, resources)]));
};

/** The resources of one type, resolved, by logical id. */
export const ofType = (type: string, resources: Resources): Record<string, Record<string, never>> =>
  Object.fromEntries(
    Object.entries(resources)
      .filter(([, resource]) => resource.Type === type)
      .map(([id, { Properties }]) => [id, resolve(Properties, resources) as Record<string, never>]),
  );

/** The functions of Frontdesk, resolved, by logical id. The one by which the CDK uploads files has no name. */
export const functionsIn = (resources: Resources): Record<string, Record<string, never>> =>
  Object.fromEntries(
    Object.entries(ofType('AWS::Lambda::Function', resources)).filter(([, { FunctionName }]) => FunctionName),
  );

/** The properties of the one resource of a type whose logical id has the prefix. */
export const theOne = (type: string, resources: Resources, prefix = ''): Record<string, never> => {
  const found = Object.entries(ofType(type, resources)).filter(([id]) => id.startsWith(prefix));
  const [only, ...others] = found;
  if (!only || others.length > 0) throw new Error(`${found.length} resources are ${type} ${prefix}.`);
  return only[1];
};

/** The environment of the function whose logical id has the prefix. */
export const variables = (resources: Resources, prefix: string): Readonly<Record<string, string>> => {
  const { Environment } = theOne('AWS::Lambda::Function', resources, prefix);
  return (Environment as unknown as { readonly Variables: Record<string, string> }).Variables;
};
