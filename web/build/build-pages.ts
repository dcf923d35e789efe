import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { packGraph } from '../console/trace/packed-graph.ts';
import { layoutGraphs } from './asl-layout.ts';

/** A file that is served: its path is that of its URL. */
export interface PageFile {
  readonly type: string;
  readonly bytes: Uint8Array;
  /** Whether its name has a hash of its contents, so that browsers may keep it for a year. */
  readonly hashed: boolean;
}

/** Files by path, such as `/console`. */
export type Pages = ReadonlyMap<string, PageFile>;

const WEB = fileURLToPath(new URL('..', import.meta.url));
const HTML = ['home', 'chat', 'console'] as const;
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * Bundles the pages in memory, in a fraction of a second. Scripts and styles have a hash in their names. `/widget.js`, whose name shops write into
 * their pages, imports the hashed script.
 */
export const buildPages = async (): Promise<Pages> => {
  // The widget is built separately, so that a shop loads no file that is shared with the console.
  const built = await Promise.all([
    bundle('home/main.ts', 'chat/chat.css', 'console/main.tsx'),
    bundle('widget/main.ts'),
  ]);
  const files = new Map<string, PageFile>();
  for (const { path, contents } of built.flatMap(({ outputFiles }) => outputFiles)) {
    const name = basename(path);
    files.set(`/assets/${name}`, { type: typeOf(name), bytes: contents, hashed: true });
  }
  const outputs = built
    .flatMap(({ metafile }) => Object.entries(metafile.outputs))
    .map(([path, output]) => ({ name: basename(path), output }));
  /** The hashed file that an entry became, or the style sheet beside it. */
  const assetOf = (entry: string, extension: string): string | undefined => {
    const owner = outputs.find(({ output }) => output.entryPoint?.split('.')[0] === entry);
    const name = extension === extname(owner?.name ?? '') ? owner?.name : owner?.output.cssBundle;
    return name && `/assets/${basename(name)}`;
  };
  const text = (path: string, type: string, contents: string) =>
    files.set(path, { type, bytes: Buffer.from(contents), hashed: false });
  text('/widget.js', typeOf('.js'), `import '.${assetOf('widget/main', '.js')}';\n`);
  // Browsers ask for it by this name, whatever its type.
  text('/favicon.ico', typeOf('.svg'), await readFile(`${WEB}shared/icon.svg`, 'utf8'));
  for (const page of HTML) {
    const html = await readFile(`${WEB}${page}/${page}.html`, 'utf8');
    const style = assetOf(`${page}/main`, '.css') ?? assetOf(`${page}/${page}`, '.css') ?? '';
    const filled = html.replace('/main.css', style).replace('/main.js', assetOf(`${page}/main`, '.js') ?? '');
    text(page === 'home' ? '/' : `/${page}`, typeOf('.html'), filled);
  }
  return files;
};

const bundle = (...entries: readonly string[]) =>
  build({
    absWorkingDir: WEB,
    entryPoints: entries.map((entry) => ({ in: entry, out: entry.split('/')[0] ?? entry })),
    outdir: '/assets',
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
    write: false,
    charset: 'utf8',
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [inlineStyles, graphs],
    logLevel: 'warning',
  });

const typeOf = (name: string): string =>
  TYPES[name.startsWith('.') ? name : extname(name)] ?? 'application/octet-stream';

/** `inline:./widget.css`: the bundled sheet as text, because a strict policy of the host page allows no style element. */
const inlineStyles: Plugin = {
  name: 'inline-styles',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^inline:/ }, ({ path, resolveDir }) => ({
      path: fileURLToPath(new URL(path.slice('inline:'.length), `file://${resolveDir}/`)),
      namespace: 'inline',
    }));
    onLoad({ filter: /.*/, namespace: 'inline' }, async ({ path }) => {
      const { outputFiles } = await build({ entryPoints: [path], bundle: true, minify: true, write: false });
      return { contents: outputFiles[0]?.text ?? '', loader: 'text', watchFiles: [path] };
    });
  },
};

const graphs: Plugin = {
  name: 'graphs',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^virtual:graphs$/ }, ({ path }) => ({ path, namespace: 'graphs' }));
    onLoad({ filter: /.*/, namespace: 'graphs' }, async () => {
      const laidOut = Object.entries(layoutGraphs());
      return {
        contents: laidOut.map(([name, graph]) => `export const ${name}=${JSON.stringify(packGraph(graph))};`).join(''),
      };
    });
  },
};
