import { devNull } from 'node:os';
import { isLoopback, LOOPBACK } from '../core/access/loopback.ts';
import { MODEL_SECONDS } from '../core/config/time-limits.ts';
import { allowedHosts } from './allowed-callers.ts';
import { CONVERSATIONS } from './aws/dynamodb/table-definitions.ts';
import { reach } from './http/reach.ts';
import { chosenModels } from './models.ts';

const BEDROCK = 'AWS_ENDPOINT_URL_BEDROCK_RUNTIME';
const AGENT_RUNTIME = 'AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME';

type Environment = Readonly<Record<string, string | undefined>>;

/** The callers of endpoints that require no token. Customers read the operator's name. */
const DEFAULT_CUSTOMER = { DEFAULT_CUSTOMER: 'local' };
export const DEFAULT_OPERATOR = { DEFAULT_OPERATOR: 'local Support' };

/** Dummy credentials; the user's AWS configuration is not read. */
export const DUMMY_CREDENTIALS = {
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
};

/**
 * The variables with which the SDK finds the user's credentials. They are passed on only for real Bedrock or a real
 * knowledge base.
 */
const CREDENTIAL_VARIABLES = /^(AWS_(?!ENDPOINT|LAMBDA|EXECUTION|REGION).*|HOME|USERPROFILE|PATH)$/;

/**
 * The variables that the functions share: endpoints of AWS services or their stand-ins, table, models and credentials.
 */
export const sharedEnvironment = (
  user: Environment,
  endpoints: { readonly bedrock: string; readonly dynamo: string },
  models = JSON.stringify(chosenModels(user.MODELS)),
  modelSeconds = MODEL_SECONDS,
): Record<string, string> & { readonly POWERTOOLS_LOG_LEVEL: string } => {
  const knowledge = knowledgeEnvironment(user);
  const region = regionOf(endpoints.bedrock) ?? regionOf(knowledge[AGENT_RUNTIME] ?? '') ?? user.AWS_REGION;
  return {
    AWS_REGION: region ?? 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    ...(needsCredentials(user, endpoints.bedrock) ? pick(user, CREDENTIAL_VARIABLES) : DUMMY_CREDENTIALS),
    [BEDROCK]: endpoints.bedrock,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamo,
    STAGE: 'local',
    TABLE_NAME: CONVERSATIONS.TableName,
    MODELS: models,
    ...(modelSeconds > MODEL_SECONDS && { MODEL_TIMEOUT_SECONDS: String(modelSeconds) }),
    ...knowledge,
    ...(user.DAILY_QUOTA && { DAILY_QUOTA: user.DAILY_QUOTA }),
    ...(user.VISITOR_BUDGET && { VISITOR_BUDGET: user.VISITOR_BUDGET }),
    POWERTOOLS_LOG_LEVEL: user.POWERTOOLS_LOG_LEVEL ?? 'INFO',
  };
};

/** The variables of an endpoint's guards: the host names by which it is called, and the origins whose pages may call it. */
export const guardEnvironment = (user: Environment, origins: readonly string[]): Record<string, string> => ({
  // Any host name that the user has not named means DNS rebinding by a web page.
  ALLOWED_HOSTS: [...LOOPBACK, ...allowedHosts(user.ALLOWED_HOSTS)].join(','),
  ALLOWED_ORIGINS: origins.join(','),
});

/** The variables of an MCP endpoint only: those of its guards, and the issuer, or who calls where there is none. */
export const frontEnvironment = (
  guards: Readonly<Record<string, string>>,
  resource: string,
  issuer: string | undefined,
  anybody: Readonly<Record<string, string>> = DEFAULT_CUSTOMER,
): Record<string, string> => ({
  ...guards,
  ...(issuer === undefined ? anybody : { RESOURCE_URL: resource, ISSUER: issuer }),
});

/** Whether the functions call Bedrock or a knowledge base in AWS. */
export const needsCredentials = (user: Environment, bedrock: string): boolean =>
  isRemote(BEDROCK, bedrock) || isRealKnowledgeBase(knowledgeEnvironment(user));

/** The endpoint of your own that a variable names, or undefined. */
export const endpointOf = (name: string, { [name]: url }: Environment): string | undefined => {
  if (!url) return undefined;
  if (/^https?:$/.test(URL.parse(url)?.protocol ?? '')) return url;
  throw new Error(`${name} must be a URL, such as https://…`);
};

/** Throws one line if a server that the user names does not answer. The table's is reached before its tables are created. */
export const reachEndpoints = async (user: Environment): Promise<void> => {
  const named = [BEDROCK, AGENT_RUNTIME, 'AWS_ENDPOINT_URL_SFN'].map((name) => [name, endpointOf(name, user)] as const);
  await Promise.all(named.map(([name, url]) => url && reach(name, url)));
};

/** A knowledge base has no stand-in. Without one, the playbook is searched in memory. */
const knowledgeEnvironment = (user: Environment): Record<string, string> => ({
  ...(user.KNOWLEDGE_BASE_ID && { KNOWLEDGE_BASE_ID: user.KNOWLEDGE_BASE_ID }),
  ...(user[AGENT_RUNTIME] && { [AGENT_RUNTIME]: user[AGENT_RUNTIME] }),
});

const isRealKnowledgeBase = ({ KNOWLEDGE_BASE_ID: id, [AGENT_RUNTIME]: endpoint }: Environment): boolean =>
  id !== undefined && (endpoint === undefined || isRemote(AGENT_RUNTIME, endpoint));

const isRemote = (name: string, url: string): boolean => !isLoopback(endpointOf(name, { [name]: url }) ?? '');

const regionOf = (url: string): string | undefined => /\.([a-z]+(?:-[a-z]+)+-\d)\.amazonaws\./.exec(url)?.[1];

const pick = (environment: Environment, names: RegExp): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => names.test(entry[0]) && entry[1] !== undefined,
    ),
  );
