import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  HttpVersion,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { cacheControl, type PageOrigins, pageHeaders } from '../../web/build/page-headers.ts';
import type { Stage } from '../stages.ts';
import { headersPolicy } from './headers-policy.ts';
import { FIXED_FILES, HASHED_FILES, PAGE_OBJECTS } from './page-objects.ts';
import { PagesDomain } from './pages-domain.ts';

export interface PagesProps {
  readonly stage: Stage;
  /** Where the pages may connect to. */
  readonly origins: Omit<PageOrigins, 'shops'>;
}

/** CloudFront keeps a page for a day, and each deployment invalidates it; browsers do as the headers say. */
const CACHE = CachePolicy.CACHING_OPTIMIZED;

const TO_OBJECTS = `function handler(event) {
  event.request.uri = ${JSON.stringify(PAGE_OBJECTS)}[event.request.uri] || event.request.uri;
  return event.request;
}`;

/** The pages' bucket and their distribution. It serves files only: the pages call the API by its own domain name. */
export class Pages extends Construct {
  readonly bucket: IBucket;
  readonly distribution: Distribution;
  /** The origin of the pages. */
  readonly origin: string;

  constructor(scope: Construct, id: string, { stage, origins }: PagesProps) {
    super(scope, id);
    const { domain, shopOrigins } = stage.settings.pages;
    this.bucket = this.#bucket();
    const origin = S3BucketOrigin.withOriginAccessControl(this.bucket);
    const rewrite = new EdgeFunction(this, 'ToObjects', { code: FunctionCode.fromInline(TO_OBJECTS) });
    const behavior = (path: string): BehaviorOptions => ({
      origin,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: CACHE,
      compress: true,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: headersPolicy(this, `Headers${path}`, `frontdesk-${stage.name} ${path}`, {
        ...pageHeaders(path, { ...origins, shops: shopOrigins }),
        'cache-control': cacheControl(path, path === HASHED_FILES),
      }),
      ...(path in PAGE_OBJECTS && {
        functionAssociations: [{ function: rewrite, eventType: FunctionEventType.VIEWER_REQUEST }],
      }),
    });
    const { '/': _, ...otherPages } = PAGE_OBJECTS;
    const others = [...Object.keys(otherPages), ...FIXED_FILES, HASHED_FILES];
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `frontdesk-${stage.name}: pages`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultBehavior: behavior('/'),
      additionalBehaviors: Object.fromEntries(others.map((path) => [path, behavior(path)])),
      // The bucket answers 403 for a file that it does not have.
      errorResponses: [
        { httpStatus: 403, responseHttpStatus: 404, responsePagePath: PAGE_OBJECTS['/'], ttl: Duration.seconds(10) },
      ],
      ...(domain && {
        domainNames: [domain.name],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
    });
    if (domain) new PagesDomain(this, 'Domain', { distribution: this.distribution, domain });
    this.origin = `https://${domain?.name ?? this.distribution.distributionDomainName}`;
    this.#acknowledge(domain !== null);
  }

  /** It stays when the stack is deleted: CloudFormation cannot delete a bucket that has files, and these are public. */
  #bucket(): IBucket {
    const bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // Every file is built from the repository, and those of earlier builds stay beside the newest.
      versioned: false,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Only CloudFront reads the bucket, and only the deployment writes it, which CloudTrail records.',
    });
    // The cast is needed because CDK's classes do not compile with exactOptionalPropertyTypes.
    return bucket as IBucket;
  }

  #acknowledge(hasDomain: boolean): void {
    const acknowledge = (id: string, reason: string) => Validations.of(this.distribution).acknowledge({ id, reason });
    acknowledge('AwsSolutions-CFR1', 'Customers of a shop may be anywhere; the shop decides whom it serves.');
    acknowledge('AwsSolutions-CFR2', 'It serves public files only. The API that the pages call has a firewall.');
    acknowledge(
      'AwsSolutions-CFR3',
      'A log of these public files would only collect the addresses of everyone who opens a page of a shop. The API logs what is called.',
    );
    if (!hasDomain)
      acknowledge(
        'AwsSolutions-CFR4',
        'CloudFront sets the protocols of its own name. A stage with pages.domain requires TLS 1.2, and current browsers use TLS 1.3 anyway.',
      );
  }
}
