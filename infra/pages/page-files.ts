import { type CfnElement, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { BucketDeployment, type ISource, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { FIXED_FILES, PAGE_OBJECTS } from './page-objects.ts';
import type { Pages } from './pages.ts';

export interface PageFilesProps {
  readonly stage: Stage;
  readonly pages: Pages;
  /** The folder that `buildPagesAsset` wrote. */
  readonly folder: string;
  /** The content of `/config.json`. */
  readonly config: object;
}

/** Uploads the pages and their configuration, and invalidates the files with fixed names at CloudFront. */
export class PageFiles extends Construct {
  constructor(scope: Construct, id: string, { stage, pages, folder, config }: PageFilesProps) {
    super(scope, id);
    const { bucket, distribution } = pages;
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/frontdesk/${stage.name}/pages`,
      retention: stage.settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    const allow = (action: string, resource: string) =>
      role.addToPolicy(new PolicyStatement({ actions: [action], resources: [resource] }));
    allow('s3:ListBucket', bucket.bucketArn);
    allow('s3:PutObject', bucket.arnForObjects('*'));
    allow('cloudfront:CreateInvalidation', distribution.distributionArn);
    const readable = (source: ISource): ISource => ({
      bind: (at, context) => {
        const bound = source.bind(at, context);
        allow('s3:GetObject', bound.bucket.arnForObjects(bound.zipObjectKey));
        return bound;
      },
    });
    const deployment = new BucketDeployment(this, 'Deployment', {
      sources: [Source.asset(folder), Source.jsonData('config.json', config)].map(readable),
      destinationBucket: bucket,
      // Open and cached pages load the files of their own build.
      prune: false,
      distribution,
      distributionPaths: [...Object.entries(PAGE_OBJECTS).flat(), ...FIXED_FILES],
      // Waiting can fail a deployment by a timeout, and browsers ask again within minutes.
      waitForDistributionInvalidation: false,
      logGroup,
      // The construct would grant itself far more.
      role: role.withoutPolicyUpdates(),
    });
    deployment.node.addDependency(role);
    const stack = Stack.of(this);
    const bucketId = stack.getLogicalId(bucket.node.defaultChild as CfnElement);
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/*]`,
      reason: 'It writes every file of the pages, and their names contain hashes of their contents.',
    });
    for (const uploader of stack.node.children.filter(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment')))
      Validations.of(uploader).acknowledge({
        id: 'AwsSolutions-L1',
        reason: 'AWS maintains this function and its runtime in the CDK, which is updated with it.',
      });
  }
}
