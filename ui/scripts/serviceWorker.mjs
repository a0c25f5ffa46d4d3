/** Writes `sw.js` beside the pages: the shell's files by name, under a version that changes with any of them. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const SHELL = ['/index.html', '/early.js', '/mark.svg'];

export function serviceWorker() {
  return {
    name: 'bespoke-service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const files = Object.values(bundle);
      const assets = files
        .map(({ fileName }) => fileName)
        .filter((name) => /^assets\/.*\.(js|css)$/.test(name));
      const source = readFileSync(new URL('./sw.js', import.meta.url), 'utf8');
      const hash = createHash('sha256').update(source);
      for (const one of files.toSorted((a, b) => a.fileName.localeCompare(b.fileName))) {
        hash.update(one.fileName).update(one.type === 'chunk' ? one.code : one.source);
      }
      const told = {
        version: hash.digest('hex').slice(0, 16),
        files: [...SHELL, ...assets.map((name) => `/${name}`)],
      };
      this.emitFile({
        type: 'asset',
        fileName: 'sw.js',
        source: source.replace('__SHELL__', JSON.stringify(told)),
      });
    },
  };
}
