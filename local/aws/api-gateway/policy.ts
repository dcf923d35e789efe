import * as z from 'zod/mini';

const INVOKE = 'execute-api:Invoke';
const oneOrMore = z.union([z.string(), z.array(z.string())]);

/** As much of an IAM policy as authorizers return. */
export const Policy = z.object({
  Statement: z.array(z.object({ Effect: z.enum(['Allow', 'Deny']), Action: oneOrMore, Resource: oneOrMore })),
});

/** Whether the policy lets the method be invoked: something has to allow it, and nothing may deny it. */
export const allowsInvoke = ({ Statement }: z.infer<typeof Policy>, methodArn: string): boolean => {
  const effects = Statement.filter(
    ({ Action, Resource }) => matches(Action, INVOKE) && matches(Resource, methodArn),
  ).map(({ Effect }) => Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
};

const matches = (patterns: string | readonly string[], value: string): boolean =>
  [patterns].flat().some((pattern) => wildcard(pattern).test(value));

/** IAM's `*` is any text, slashes included, and `?` any one character. */
const wildcard = (pattern: string): RegExp => {
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
};
