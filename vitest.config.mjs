import { transform } from '@swc/core';
import { readFileSync } from 'node:fs';

const swcrc = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));

/** Sources as `npm start` transpiles them, with the metadata of decorators; and the dashboard's components. */
const swc = {
  name: 'swc',
  enforce: 'pre',
  async transform(source, id) {
    const [filename] = id.split('?');
    if (!/\.tsx?$/.test(filename)) return undefined;
    const isTsx = filename.endsWith('x');
    const { parser, transform: decorators } = swcrc.jsc;
    const { code, map } = await transform(source, {
      ...swcrc,
      swcrc: false,
      filename,
      jsc: {
        ...swcrc.jsc,
        parser: { ...parser, tsx: isTsx },
        transform: isTsx ? { ...decorators, react: { runtime: 'automatic' } } : decorators,
      },
    });
    return { code, map };
  },
};

/** Muster's own packages from their sources. */
const conditions = ['@muster/source', 'node'];

export default {
  plugins: [swc],
  oxc: false,
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['{apps,libs}/*/src/**/*.spec.{ts,tsx}', 'test/**/*.spec.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    globalSetup: ['test/setup/start.mjs'],
    // A process loads what test files import once, not for each of them: that was a third of what all tests cost.
    pool: 'forks',
    isolate: false,
    maxWorkers: 3,
    // Where a hundred files run beside others, the slowest takes minutes; what hangs is ended.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
};
