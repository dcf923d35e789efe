/** The function with its last result, which it returns as long as its arguments are the same, by identity. */
export const keepLast = <A extends readonly unknown[], R>(compute: (...args: A) => R): ((...args: A) => R) => {
  let last: { readonly args: A; readonly result: R } | null = null;
  return (...args) => {
    const isSame = last !== null && args.length === last.args.length && args.every((arg, at) => arg === last?.args[at]);
    if (!last || !isSame) last = { args, result: compute(...args) };
    return last.result;
  };
};
