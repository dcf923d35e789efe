import { CfWorkerJsonSchemaValidator } from '@modelcontextprotocol/client/validators/cf-worker';
import { isRecord } from '../../core/text/json.ts';
import type { ArgumentCheck } from '../../core/tools/tool.ts';

/** The MCP client's own validator, which the bundle holds in any case. It generates no code. */
const validator = new CfWorkerJsonSchemaValidator({ draft: '2020-12' });

export const checkArguments: ArgumentCheck = (schema, args) =>
  validator.getValidator({ ...schema })(JSON.parse(JSON.stringify(args), withoutPrototype)).errorMessage ?? null;

/** The validator takes what an object inherits, such as `constructor`, for an argument. */
const withoutPrototype = (_key: string, value: unknown): unknown =>
  isRecord(value) ? Object.assign(Object.create(null), value) : value;
