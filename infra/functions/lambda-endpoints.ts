/** Replaces the SDK's endpoint cache in bundles: DynamoDB's endpoint discovery is off by default. */
export class EndpointCache {
  get(): undefined {
    return undefined;
  }

  getEndpoint(): undefined {
    return undefined;
  }

  has(): boolean {
    return false;
  }

  set(): void {}

  delete(): void {}

  clear(): void {}
}
