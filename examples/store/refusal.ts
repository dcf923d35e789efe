/** A request that the shop refuses; the message is a sentence for the customer. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
