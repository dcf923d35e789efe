const BEGIN = '<!-- begin: node infra/cost/main.ts --write -->';
const END = '<!-- end -->';

/** The document with these tables between its markers. Throws when it has no markers. */
export const inDocument = (document: string, tables: string): string => {
  const [from, to] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (from < 0 || to < from) throw new Error('The document has no markers.');
  return `${document.slice(0, from + BEGIN.length)}\n\n${tables}\n\n${document.slice(to)}`;
};
