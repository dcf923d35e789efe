import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { BundledFunction } from './bundled-function.ts';
import { playbookPath } from './playbook-assets.ts';

export interface ToolsFunctionProps {
  readonly stage: Stage;
  readonly asset: string;
}

/** Calls the company's tool servers. It may read their secrets, and has no access to a table or a model. */
export class ToolsFunction extends BundledFunction {
  constructor(scope: Construct, id: string, { stage, asset }: ToolsFunctionProps) {
    const { toolServers, playbook } = stage.settings;
    const isUsed = toolServers.length > 0;
    super(scope, id, {
      stage,
      name: 'tools',
      asset,
      description: "Frontdesk: the steps of a turn that call the company's tool servers",
      timeout: Duration.seconds(30),
      environment: {
        STAGE: stage.name,
        TOOL_SERVERS: JSON.stringify(toolServers),
        PLAYBOOK: playbookPath(playbook),
      },
      // Without tool servers, no turn invokes this function.
      isCold: !isUsed,
    });
    const secrets = toolServers.flatMap(({ secret, unbound }) => [secret ?? [], unbound?.key ?? []].flat());
    if (secrets.length === 0) return;
    this.role.addToPolicy(new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: secrets }));
  }
}
