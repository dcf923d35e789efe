import { CfWorkerJsonSchemaValidator } from '@modelcontextprotocol/client/validators/cf-worker';
import type { ArgumentCheck } from '../../core/tools/tool.ts';

/** The MCP client's own validator, which the bundle holds in any case. It generates no code. */
const validator = new CfWorkerJsonSchemaValidator({ draft: '2020-12' });

export const checkArguments: ArgumentCheck = (schema, args) =>
  validator.getValidator({ ...schema })(args).errorMessage ?? null;
