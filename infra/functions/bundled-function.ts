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
import { reservations } from '../settings/sizes.ts';
import type { Stage } from '../stages.ts';
import type { DeployedName } from './bundles.ts';
import { MEMORY_MB } from './memory.ts';

/** Leaves spare capacity, because Application Auto Scaling reacts only once a minute. */
const UTILIZATION = 0.7;

export interface BundledFunctionProps {
  readonly stage: Stage;
  /** The last part of the function's name and of its log group's name. */
  readonly name: DeployedName;
  /** The folder that `buildAssets` wrote. */
  readonly asset: string;
  readonly description: string;
  readonly timeout: Duration;
  readonly environment: Readonly<Record<string, string>>;
  /** No provisioned concurrency in any stage: the function is not used, or its few callers keep it warm or can wait for a start. */
  readonly isCold?: boolean;
  /** Off for a function that no request waits for. */
  readonly isUntraced?: true;
}

/** A Lambda function from its bundle. Its role permits only its own logs and traces until more is granted. */
export class BundledFunction extends Construct {
  readonly function: LambdaFunction;
  /** The alias that callers invoke. It has the provisioned concurrency, and moving it back undoes a deployment. */
  readonly live: Alias;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: BundledFunctionProps) {
    super(scope, id);
    const { name: stageName, settings } = props.stage;
    const reserved = reservations(settings)[props.name];
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/frontdesk/${stageName}/${props.name}`,
      retention: settings.logRetentionDays,
      // The name is fixed, so a retained group would make the next deployment of the stack fail.
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
      memorySize: MEMORY_MB[props.name],
      environment: { ...props.environment },
      role: this.role,
      logGroup,
      tracing: settings.tracing && !props.isUntraced ? Tracing.ACTIVE : Tracing.DISABLED,
      // Old versions are retained, so that moving the alias back undoes a deployment.
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
      ...(reserved > 0 && { reservedConcurrentExecutions: reserved }),
    });
    Validations.of(this.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: "X-Ray's PutTraceSegments and PutTelemetryRecords do not support resource-level permissions.",
    });
    this.live = this.#alias(props.isCold ? null : settings.provisionedConcurrency, reserved);
  }

  /** Provisioned concurrency is a part of the reserved concurrency. */
  #alias(warm: Stage['settings']['provisionedConcurrency'], reserved: number): Alias {
    const within = (size: number) => (reserved > 0 ? Math.min(size, reserved) : size);
    const alias = new Alias(this, 'Live', {
      aliasName: 'live',
      // The cast is needed because CDK's classes do not compile with exactOptionalPropertyTypes.
      version: this.function.currentVersion as IVersion,
      ...(warm && { provisionedConcurrentExecutions: within(warm.min) }),
    });
    if (warm) {
      const scaling = alias.addAutoScaling({ minCapacity: within(warm.min), maxCapacity: within(warm.max) });
      scaling.scaleOnUtilization({ utilizationTarget: UTILIZATION });
    }
    return alias;
  }
}
