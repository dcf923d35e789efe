/** What somebody reads after a deployment. */
export interface Output {
  readonly name: string;
  readonly description: string;
  readonly value: string;
}
