import { type Mistakes, readFrontMatter } from './front-matter.ts';
import { DocumentHead, type KnowledgePart } from './playbook.ts';
import { schemaMistakes } from './schema-mistakes.ts';
import { splitDocument } from './split-document.ts';

type ParsedDocument = { readonly parts: readonly KnowledgePart[] } | Mistakes;

/**
 * Parses a knowledge document. `source` is its path below `knowledge/`. Front matter is optional and may hold
 * any keys; its `title` is the heading of text above the first heading. Returns the mistakes by line, if there are any.
 */
export const parseDocument = (source: string, text: string): ParsedDocument => {
  const file = readFrontMatter(text);
  if (!file && /^\uFEFF?---[ \t]*\r?$/m.exec(text)?.index === 0)
    return refuse(1, 'the front matter has no closing line of ---.');
  if (file && file.mistakes.length > 0) return { mistakes: file.mistakes };
  const head = DocumentHead.safeParse(file?.data ?? {});
  if (file && !head.success) return { mistakes: schemaMistakes(file, head.error) };

  const bodyLine = file?.bodyLine ?? 1;
  const sections = splitDocument(fromLine(text, bodyLine));
  const title = head.data?.title ?? null;
  if (sections.length === 0) return refuse(bodyLine, 'has no text.');
  if (title === null && sections[0]?.heading === null) {
    return refuse(bodyLine, 'must begin with a heading, or have a title in front matter.');
  }
  return { parts: sections.map(({ heading, text }) => ({ source, heading: heading ?? title ?? '', text })) };
};

const refuse = (line: number, message: string): ParsedDocument => ({ mistakes: [{ line, message }] });

const fromLine = (text: string, line: number): string => {
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (let at = 1; at < line; at++) start = text.indexOf('\n', start) + 1;
  return text.slice(start);
};
