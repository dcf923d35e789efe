/** The key of a control. It is not part of the control's name. */
export const Key = ({ of }: { readonly of: string }) => (
  <span aria-hidden="true">
    <kbd>{of}</kbd>
  </span>
);
