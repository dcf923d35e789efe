/** What a prompt has the assistant send for the customer: the part that it quotes. */
export const customerMessage = (prompt: string): string =>
  prompt
    .split('\n')
    .flatMap((line) => (line.startsWith('> ') ? [line.slice(2)] : []))
    .join('\n');
