/** The error for a URL at which no server answers, with the command that starts one. */
export const noServer = (url: string, command: string): Error =>
  new Error(`No server answers at ${url}: start one with ${command}, or correct --url.`);
