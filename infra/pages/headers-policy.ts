import { Duration } from 'aws-cdk-lib';
import { type HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/** A policy that gives a file exactly these headers. CloudFront rejects security and CORS headers as custom ones, so each has its own field. */
export const headersPolicy = (
  scope: Construct,
  id: string,
  comment: string,
  headers: Readonly<Record<string, string>>,
): ResponseHeadersPolicy => {
  const {
    'content-security-policy': contentSecurityPolicy,
    'strict-transport-security': hsts = '',
    'x-content-type-options': noSniff,
    'referrer-policy': referrer,
    'access-control-allow-origin': allowedOrigin,
    ...others
  } = headers;
  const override = true;
  return new ResponseHeadersPolicy(scope, id, {
    comment,
    securityHeadersBehavior: {
      ...(contentSecurityPolicy !== undefined && { contentSecurityPolicy: { contentSecurityPolicy, override } }),
      strictTransportSecurity: { accessControlMaxAge: Duration.seconds(Number(/\d+/.exec(hsts)?.[0])), override },
      ...(noSniff !== undefined && { contentTypeOptions: { override } }),
      ...(referrer !== undefined && {
        referrerPolicy: { referrerPolicy: referrer as HeadersReferrerPolicy, override },
      }),
    },
    ...(allowedOrigin !== undefined && {
      corsBehavior: {
        accessControlAllowOrigins: [allowedOrigin],
        accessControlAllowHeaders: ['*'],
        accessControlAllowMethods: ['GET', 'HEAD'],
        accessControlAllowCredentials: false,
        originOverride: override,
      },
    }),
    customHeadersBehavior: {
      customHeaders: Object.entries(others).map(([header, value]) => ({ header, value, override })),
    },
  });
};
