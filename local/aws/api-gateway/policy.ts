import * as z from 'zod/mini';

const INVOKE = 'execute-api:Invoke';
const oneOrMore = z.union([z.string(), z.array(z.string())]);

/** The part of the IAM policy language that authorizers use. */
export const Policy = z.object({
  Statement: z.array(z.object({ Effect: z.enum(['Allow', 'Deny']), Action: oneOrMore, Resource: oneOrMore })),
});

/** Whether the policy allows the method: at least one statement allows it, and none denies it. */
export const allowsInvoke = ({ Statement }: z.infer<typeof Policy>, methodArn: string): boolean => {
  const effects = Statement.filter(
    ({ Action, Resource }) => matches(Action, INVOKE) && matches(Resource, methodArn),
  ).map(({ Effect }) => Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
};

const matches = (patterns: string | readonly string[], value: string): boolean =>
  [patterns].flat().some((pattern) => wildcard(pattern).test(value));

/** IAM's `*` matches any text, slashes included, and `?` any one character. */
const wildcard = (pattern: string): RegExp => {
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
};
