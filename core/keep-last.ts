/** A function of a fixed number of arguments with its last result, which it returns as long as they are the same, by identity. */
export const keepLast = <A extends readonly unknown[], R>(compute: (...args: A) => R): ((...args: A) => R) => {
  let last: { readonly args: A; readonly result: R } | null = null;
  return (...args) => {
    if (!last || args.some((arg, at) => arg !== last?.args[at])) last = { args, result: compute(...args) };
    return last.result;
  };
};
