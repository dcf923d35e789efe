import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { StageName } from '../stages.ts';

export interface AlarmTopicsProps {
  readonly stageName: StageName;
  /** E-mail addresses; each must confirm its subscription. */
  readonly recipients: readonly string[];
}

const CLOUDWATCH = new ServicePrincipal('cloudwatch.amazonaws.com');

/**
 * Two topics, so that a pager can subscribe to pages only; the recipients get mail from both. They use a customer-managed key, because
 * CloudWatch alarms cannot publish to a topic that is encrypted with the AWS-managed key of SNS.
 */
export class AlarmTopics extends Construct {
  readonly pages: Topic;
  readonly notices: Topic;

  constructor(scope: Construct, id: string, { stageName, recipients }: AlarmTopicsProps) {
    super(scope, id);
    const key = new Key(this, 'Key', {
      description: `Frontdesk ${stageName}: encrypts alarm notifications`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [CLOUDWATCH],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
      }),
    );
    const topic = (name: string, displayName: string) => {
      const made = new Topic(this, name, { masterKey: key, enforceSSL: true, displayName });
      made.addToResourcePolicy(this.publishStatement(made, stageName));
      for (const address of recipients) made.addSubscription(new EmailSubscription(address));
      return made;
    };
    this.pages = topic('Pages', `Frontdesk ${stageName}: act now`);
    this.notices = topic('Notices', `Frontdesk ${stageName}: look at it today`);
  }

  /** An explicit topic policy replaces the default one, which lets alarms publish. */
  private publishStatement(topic: Topic, stageName: StageName): PolicyStatement {
    const { account, partition, region } = Stack.of(this);
    return new PolicyStatement({
      principals: [CLOUDWATCH],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:${partition}:cloudwatch:${region}:${account}:alarm:frontdesk-${stageName}-*` },
      },
    });
  }
}
