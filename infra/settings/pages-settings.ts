import * as z from 'zod';

const certificate = z.string().regex(/^arn:aws:acm:/, 'must be the ARN of a certificate in ACM');

/** A domain name of the company, in a hosted zone of Route 53. */
export const CustomDomainSettings = z.strictObject({
  name: z.hostname(),
  certificateArn: certificate,
  hostedZoneId: z.string().min(1),
  hostedZoneName: z.hostname(),
});

/** Origins are listed one by one, without wildcards. */
export const origins = z
  .array(z.string().regex(/^https?:\/\/[^/*\s]+$/, 'must be an origin, such as https://help.example.com'))
  .readonly();

/** Characters. CloudFront limits a Content-Security-Policy to 1,783, and that of `/chat` lists the shops. */
const MAX_SHOPS = 1300;

export const PagesSettings = z.strictObject({
  /** The pages' domain name instead of CloudFront's. The certificate must be in us-east-1, whatever the region of the stage. */
  domain: CustomDomainSettings.nullable(),
  /** Origins of the shops whose pages have the widget, or show `/chat` in a frame. */
  shopOrigins: origins.refine(
    (shops) => shops.join(' ').length <= MAX_SHOPS,
    `must have at most ${MAX_SHOPS.toLocaleString('en')} characters, because CloudFront limits the policy that lists them`,
  ),
});
