import { readFileSync } from 'node:fs';

const RUNBOOK = new URL('../../../docs/runbook.md', import.meta.url);

/** The anchors of docs/runbook.md, which GitHub derives from its headings. */
export const runbookAnchors = (): string[] =>
  [...readFileSync(RUNBOOK, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );

/** The anchors of the runbook that a text links to. */
export const anchorsIn = (text: string): string[] =>
  [...text.matchAll(/docs\/runbook\.md#([\w-]+)/g)].map(([, anchor = '']) => anchor);
