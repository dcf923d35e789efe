/** Stands in bundles for the SDK's cache of discovered endpoints: DynamoDB's are not discovered unless somebody asks for it, and nobody does. */
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
