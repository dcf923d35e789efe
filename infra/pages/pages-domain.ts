import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { AaaaRecord, ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';

export interface PagesDomainProps {
  readonly distribution: Distribution;
  readonly domain: NonNullable<StageSettings['pages']['domain']>;
}

/** The records of the pages' own name in Route 53. */
export class PagesDomain extends Construct {
  constructor(scope: Construct, id: string, { distribution, domain }: PagesDomainProps) {
    super(scope, id);
    const record = {
      recordName: domain.name,
      zone: HostedZone.fromHostedZoneAttributes(this, 'Zone', {
        hostedZoneId: domain.hostedZoneId,
        zoneName: domain.hostedZoneName,
      }),
      target: RecordTarget.fromAlias(new CloudFrontTarget(distribution)),
    };
    new ARecord(this, 'Record', record);
    new AaaaRecord(this, 'Ipv6Record', record);
  }
}
