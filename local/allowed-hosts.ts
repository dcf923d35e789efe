/** The further host names of `ALLOWED_HOSTS`, separated by commas. Throws for anything else, such as a URL or a name with a port. */
export const allowedHosts = (text = ''): string[] =>
  text.split(',').flatMap((item) => {
    const host = item.trim().toLowerCase();
    if (host === '' || (URL.parse(`http://${host}:1/`)?.hostname === host && !host.includes('*'))) return host || [];
    throw new Error(`ALLOWED_HOSTS must be host names such as host.docker.internal: ${host} is not one.`);
  });
