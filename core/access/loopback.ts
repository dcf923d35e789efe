/** The host names of this machine in URLs. */
export const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

export const isLoopback = (url: string): boolean => LOOPBACK.includes(URL.parse(url)?.hostname ?? '');
