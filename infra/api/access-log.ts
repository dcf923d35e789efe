import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';

/** For streamed responses, where `integration_ms` ends with the last byte: milliseconds until the first one. The CDK does not name it. */
const FIRST_CONTENT = '$context.integration.timeToFirstContent';

/** One JSON object for each request. It holds no part of a body or a query, and no other text that a caller writes. */
export const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    time: AccessLogField.contextRequestTime(),
    request_id: AccessLogField.contextRequestId(),
    extended_request_id: AccessLogField.contextExtendedRequestId(),
    trace_id: AccessLogField.contextXrayTraceId(),
    ip: AccessLogField.contextIdentitySourceIp(),
    customer: AccessLogField.contextAuthorizerPrincipalId(),
    method: AccessLogField.contextHttpMethod(),
    path: AccessLogField.contextResourcePath(),
    status: AccessLogField.contextStatus(),
    error_type: AccessLogField.contextErrorResponseType(),
    authorizer_status: AccessLogField.contextAuthorizerStatus(),
    authorizer_ms: AccessLogField.contextAuthorizerLatency(),
    integration_status: AccessLogField.contextIntegrationStatus(),
    integration_error: AccessLogField.contextIntegrationErrorMessage(),
    first_content_ms: FIRST_CONTENT,
    integration_ms: AccessLogField.contextIntegrationLatency(),
    response_ms: AccessLogField.contextResponseLatency(),
    response_bytes: AccessLogField.contextResponseLength(),
    firewall_status: AccessLogField.contextWafStatus(),
  }),
);
