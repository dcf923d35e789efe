export interface Output {
  readonly name: string;
  readonly description: string;
  readonly value: string;
}
