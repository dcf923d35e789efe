/** A screen of the console, by the hash of its address. `pane`: which one a narrow window shows. */
export type Route =
  | { readonly screen: 'queue' }
  | {
      readonly screen: 'case';
      readonly customer: string;
      readonly conversation: string;
      readonly pane: 'case' | 'customer';
    }
  | { readonly screen: 'trace'; readonly customer: string; readonly conversation: string; readonly turn: string }
  | { readonly screen: 'deliveries' | 'settings' };

/** Reads a hash such as `#/case/alice/c-1`. Any other one is the queue's. */
export const parseRoute = (hash: string): Route => {
  const [screen, ...parts] = hash.replace(/^#\/?/, '').split('/').map(decoded);
  const [customer = '', conversation = '', last = ''] = parts;
  if (screen === 'case' && customer !== '' && conversation !== '') {
    return { screen, customer, conversation, pane: last === 'customer' ? 'customer' : 'case' };
  }
  if (screen === 'trace') return { screen, customer, conversation, turn: last };
  return screen === 'deliveries' || screen === 'settings' ? { screen } : { screen: 'queue' };
};

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

const hash = (...parts: readonly string[]): string =>
  `#/${parts
    .filter((part) => part !== '')
    .map(encodeURIComponent)
    .join('/')}`;

export const caseHref = (customer: string, conversation: string, pane: 'case' | 'customer' = 'case'): string =>
  hash('case', customer, conversation, pane === 'customer' ? pane : '');

export const traceHref = (customer: string, conversation: string, turn = ''): string =>
  hash('trace', customer, conversation, turn);
