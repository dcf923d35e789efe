/** The metrics that a namespace has, and the dimensions of a series. */
interface Emitted {
  /** Page of AWS's documentation that lists them. */
  readonly source: string;
  readonly names: readonly string[];
  readonly dimensions: ReadonlyArray<readonly string[]>;
}

/** The metrics of the services that the stack uses, as it uses them. */
export const AWS_METRICS: Readonly<Record<string, Emitted>> = {
  'AWS/ApiGateway': {
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html',
    names: ['4XXError', '5XXError', 'CacheHitCount', 'CacheMissCount', 'Count', 'IntegrationLatency', 'Latency'],
    dimensions: [['ApiName'], ['ApiName', 'Stage']],
  },
  'AWS/Lambda': {
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html',
    names: [
      'Invocations',
      'Errors',
      'Throttles',
      'Duration',
      'ConcurrentExecutions',
      'IteratorAge',
      'DroppedEventCount',
      'OnFailureDestinationDeliveredEventCount',
    ],
    dimensions: [['FunctionName'], ['EventSourceMappingUUID']],
  },
  /** `ExecutionThrottled` counts throttled state transitions, which Express workflows are not limited in. */
  'AWS/States': {
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html',
    names: [
      'ExecutionsAborted',
      'ExecutionsFailed',
      'ExecutionsStarted',
      'ExecutionsSucceeded',
      'ExecutionsTimedOut',
      'ExecutionTime',
      'ExpressExecutionBilledDuration',
      'ExpressExecutionBilledMemory',
      'ExpressExecutionMemory',
    ],
    dimensions: [['StateMachineArn']],
  },
  'AWS/DynamoDB': {
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html',
    names: ['ConsumedReadCapacityUnits', 'ConsumedWriteCapacityUnits', 'ReadThrottleEvents', 'WriteThrottleEvents'],
    dimensions: [['TableName'], ['TableName', 'GlobalSecondaryIndexName']],
  },
  'AWS/Bedrock': {
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring.html',
    names: [
      'Invocations',
      'InvocationLatency',
      'InvocationClientErrors',
      'InvocationServerErrors',
      'InvocationThrottles',
      'InputTokenCount',
      'OutputTokenCount',
    ],
    dimensions: [['ModelId']],
  },
};
