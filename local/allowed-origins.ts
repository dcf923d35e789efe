/** The origins of `ALLOWED_ORIGINS`, separated by commas; `*` is every origin. Throws for anything else. */
export const allowedOrigins = (text = ''): string[] =>
  text.split(',').flatMap((item) => {
    const origin = item.trim();
    if (origin === '' || origin === '*' || isOrigin(origin)) return origin || [];
    throw new Error(`ALLOWED_ORIGINS must be origins such as http://localhost:6274, or *: ${origin} is not one.`);
  });

const isOrigin = (text: string): boolean => URL.parse(text)?.origin === text && /^https?:/.test(text);
