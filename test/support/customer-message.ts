/** The customer's message that a prompt quotes. */
export const customerMessage = (prompt: string): string =>
  prompt
    .split('\n')
    .flatMap((line) => (line.startsWith('> ') ? [line.slice(2)] : []))
    .join('\n');
