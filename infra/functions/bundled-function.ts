import { type Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Alias,
  Architecture,
  Code,
  type IVersion,
  Function as LambdaFunction,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

/** Leaves sandboxes to spare while Application Auto Scaling, which looks once a minute, adds more. */
const UTILIZATION = 0.7;

/**
 * CPU comes with memory, but a turn is waiting, not computing: 3 ms of its 2 s are CPU. At 1,024 MB a million turns would cost about
 * 27 USD in the turn function and 24 in the front, at 512 MB half of that, and a turn takes 5 ms longer.
 */
const MEMORY_MB = 512;

export interface BundledFunctionProps {
  readonly stage: Stage;
  /** Ends the function's own name and that of its log group. */
  readonly name: string;
  /** The folder that `buildAssets` wrote. */
  readonly asset: string;
  readonly description: string;
  readonly timeout: Duration;
  readonly environment: Readonly<Record<string, string>>;
  /** Executions set aside, which are also the most that run at once; null sets none aside. */
  readonly reserved: number | null;
  /** Kept warm in no stage: nobody waits for it. */
  readonly isCold?: boolean;
}

/** A function from its built bundle, with a role that can write its own logs and traces and nothing else until more is granted. */
export class BundledFunction extends Construct {
  readonly function: LambdaFunction;
  /** What callers name: it carries the provisioned concurrency, and moving it back undoes a deployment. */
  readonly live: Alias;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: BundledFunctionProps) {
    super(scope, id);
    const { name: stageName, settings } = props.stage;
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/frontdesk/${stageName}/${props.name}`,
      retention: settings.logRetentionDays,
      // The name is fixed: a group that outlived its stack would be in the way of the next one.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(this.role);

    this.function = new LambdaFunction(this, 'Function', {
      functionName: `frontdesk-${stageName}-${props.name}`,
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(props.asset),
      handler: 'index.handler',
      timeout: props.timeout,
      memorySize: MEMORY_MB,
      environment: { ...props.environment },
      role: this.role,
      logGroup,
      tracing: Tracing.ACTIVE,
      // Old versions stay, so that moving the alias undoes a deployment.
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
      ...(props.reserved !== null && { reservedConcurrentExecutions: props.reserved }),
    });
    Validations.of(this.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray: PutTraceSegments and PutTelemetryRecords take no resource.',
    });
    this.live = this.#alias(props.isCold ? null : settings.provisionedConcurrency);
  }

  #alias(warm: Stage['settings']['provisionedConcurrency']): Alias {
    const alias = new Alias(this, 'Live', {
      aliasName: 'live',
      // The cast: CDK's own classes do not hold with exactOptionalPropertyTypes.
      version: this.function.currentVersion as IVersion,
      ...(warm && { provisionedConcurrentExecutions: warm.min }),
    });
    if (warm) {
      const scaling = alias.addAutoScaling({ minCapacity: warm.min, maxCapacity: warm.max });
      scaling.scaleOnUtilization({ utilizationTarget: UTILIZATION });
    }
    return alias;
  }
}
