interface TraceProps {
  readonly customer: string;
  readonly conversation: string;
  readonly turn: string;
}

export const TraceScreen = ({ customer, conversation, turn }: TraceProps) => (
  <div class="page">
    <h1>Trace</h1>
    <p>
      {customer} {conversation} {turn}
    </p>
  </div>
);
