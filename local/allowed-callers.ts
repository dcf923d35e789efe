/** The origins of `ALLOWED_ORIGINS`, separated by commas; `*` is every origin. Throws for anything else. */
export const allowedOrigins = (text = ''): string[] =>
  itemsOf(text).map((origin) => {
    if (origin === '*' || isOrigin(origin)) return origin;
    throw new Error(`ALLOWED_ORIGINS must be origins such as http://localhost:6274, or *: ${origin} is not one.`);
  });

/** The origins of the pages that the API itself serves, by both names of this machine. */
export const ownOrigins = (url: string): string[] => [url, url.replace('127.0.0.1', 'localhost')];

/** The further host names of `ALLOWED_HOSTS`, separated by commas. Throws for anything else, such as a URL or a name with a port. */
export const allowedHosts = (text = ''): string[] =>
  itemsOf(text.toLowerCase()).map((host) => {
    if (isHost(host)) return host;
    throw new Error(`ALLOWED_HOSTS must be host names such as host.docker.internal: ${host} is not one.`);
  });

const itemsOf = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);

const isOrigin = (text: string): boolean => URL.parse(text)?.origin === text && /^https?:/.test(text);

const isHost = (text: string): boolean => URL.parse(`http://${text}:1/`)?.hostname === text && !text.includes('*');
