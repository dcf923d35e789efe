import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface ModalProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: (close: () => void) => ComponentChildren;
}

/** A dialog in front of the page. Escape and a click beside it close it, and the focus goes back to where it was. */
export const Modal = ({ title, onClose, children }: ModalProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="modal" ref={dialog} aria-labelledby={heading} onClose={onClose} {...{ closedby: 'any' }}>
      <div class="stack">
        <h2 id={heading}>{title}</h2>
        {children(() => dialog.current?.close())}
      </div>
    </dialog>
  );
};
