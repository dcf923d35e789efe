import * as z from 'zod/mini';

/** A required variable that is not empty. */
export const nonEmptyString = z.string().check(z.minLength(1));

/** A whole number between the bounds, both included. */
export const integerBetween = (least: number, most: number) =>
  z.pipe(
    z.string().check(z.regex(/^\d+$/)),
    z.pipe(z.transform(Number), z.number().check(z.minimum(least), z.maximum(most))),
  );

const DailyQuotaLimits = z.strictObject({ turns: z.int().check(z.minimum(0)), tokens: z.int().check(z.minimum(0)) });

/** JSON of `{turns, tokens}`: a customer's daily limits. */
export const dailyQuotaLimits = z.pipe(
  z.string(),
  z.transform((json, context): z.output<typeof DailyQuotaLimits> => {
    try {
      return DailyQuotaLimits.parse(JSON.parse(json));
    } catch (error) {
      context.issues.push({ code: 'custom', message: String(error), input: json });
      return z.NEVER;
    }
  }),
);

/** Parses a function's environment at cold start. The error names every bad variable, with the reason if one is known, and no value. */
export const readEnvironment = <S extends z.ZodMiniObject>(
  schema: S,
  environment: Readonly<Record<string, string | undefined>>,
): z.output<S> => {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const named = parsed.error.issues.map((issue) => {
    const reason = issue.code === 'custom' ? issue.params?.reason : undefined;
    return `${String(issue.path[0])}${typeof reason === 'string' ? ` ${reason}` : ''}`;
  });
  throw new Error(`Bad environment: ${[...new Set(named)].join(', ')}`);
};
