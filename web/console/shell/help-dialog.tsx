import { Modal } from './modal.tsx';
import { SHORTCUTS } from './shortcuts.ts';

const NAMES: Readonly<Record<string, string>> = { ArrowDown: '↓', ArrowUp: '↑' };

export const HelpDialog = ({ onClose }: { readonly onClose: () => void }) => (
  <Modal title="Keyboard shortcuts" onClose={onClose}>
    {(close) => (
      <>
        <table class="keys">
          <tbody>
            {SHORTCUTS.map(({ keys, label }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>
                  {keys.map((key) => (
                    <kbd key={key}>{NAMES[key] ?? key.toUpperCase().replace('ENTER', 'Enter')}</kbd>
                  ))}
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row">Send your text</th>
              <td>
                <kbd>Ctrl</kbd>
                <kbd>Enter</kbd>
              </td>
            </tr>
          </tbody>
        </table>
        <p class="small dim">
          On a Mac, ⌘ Enter sends. While you type, shortcuts are off, and Enter begins a new line.
        </p>
        <button class="btn main" type="button" onClick={close}>
          Done
        </button>
      </>
    )}
  </Modal>
);
