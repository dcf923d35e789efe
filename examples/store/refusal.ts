/** Why the shop does not do what was asked, in a sentence that the customer may read. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
