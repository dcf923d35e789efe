import * as z from 'zod/mini';

/** A required variable that is not empty. */
export const nonEmptyString = z.string().check(z.minLength(1));

/** A variable that `parse` reads. The message of its error follows the variable's name, and must quote no secret. */
export const variable = <T>(parse: (text: string) => T) =>
  z.pipe(
    z.string(),
    z.transform((text, context): T => {
      try {
        return parse(text);
      } catch (error) {
        context.issues.push({ code: 'custom', params: { reason: (error as Error).message }, input: text });
        return z.NEVER;
      }
    }),
  );

/** The items of a variable, with commas between them. */
export const listed = (text = ''): string[] => text.split(',').flatMap((item) => item.trim() || []);

/** A whole number between the bounds, both included. */
export const integerBetween = (least: number, most: number) =>
  variable((text) => {
    if (/^\d+$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text);
    throw new Error(`must be a whole number from ${least} to ${most}`);
  });

/** Parses a function's environment at cold start. The error names every bad variable, with the reason if one is known, and no value. */
export const readEnvironment = <S extends z.ZodMiniObject>(
  schema: S,
  environment: Readonly<Record<string, string | undefined>>,
): z.output<S> => {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const named = parsed.error.issues.map((issue) => {
    const [name = ''] = issue.path;
    const reason = issue.code === 'custom' ? issue.params?.reason : !environment[String(name)] && 'is missing';
    return `${String(name)}${reason ? ` ${reason}` : ''}`;
  });
  throw new Error(`Bad environment: ${[...new Set(named)].join('; ')}`);
};
