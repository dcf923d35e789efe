import { traceHref } from '../shell/route.ts';

interface FindTurnProps {
  readonly customer: string;
  readonly conversation: string;
}

/** Two customers may use the same conversation id, so it takes both. */
export const FindTurn = ({ customer, conversation }: FindTurnProps) => {
  const find = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const id = (name: string) => String(given.get(name) ?? '').trim();
    location.hash = traceHref(id('customer'), id('conversation'));
  };
  return (
    <div class="line between find">
      <h1>Trace</h1>
      <search aria-label="Find the turns of a conversation">
        <form class="line" onSubmit={find}>
          <label class="line one">
            <span class="small mid">Customer</span>
            <input
              class="field mono"
              name="customer"
              value={customer}
              required
              maxLength={200}
              autocomplete="off"
              spellcheck={false}
            />
          </label>
          <label class="line one">
            <span class="small mid">Conversation</span>
            <input
              class="field mono"
              name="conversation"
              value={conversation}
              required
              maxLength={200}
              autocomplete="off"
              spellcheck={false}
            />
          </label>
          <button class="btn edge" type="submit">
            Find
          </button>
        </form>
      </search>
    </div>
  );
};
