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

const shared = {
  plugins: [swc],
  oxc: false,
  resolve: { conditions },
  ssr: { resolve: { conditions } },
};
const limits = {
  pool: 'forks',
  // Where a hundred files run beside others, the slowest takes minutes; what hangs is ended.
  testTimeout: 300_000,
  hookTimeout: 300_000,
};
const elsewhere = ['**/node_modules/**', '**/dist/**'];

/** These end servers and services, and wait for others to take over: beside other tests they would wait for the processor. */
const alone = ['test/distributed/distributed.e2e.spec.ts', 'test/e2e/start.e2e.spec.ts'];

export default {
  test: {
    globalSetup: ['test/setup/start.mjs'],
    projects: [
      {
        ...shared,
        test: {
          ...limits,
          name: 'side by side',
          include: ['{apps,libs}/*/src/**/*.spec.{ts,tsx}', 'test/**/*.spec.ts'],
          exclude: [...elsewhere, ...alone],
          // A process loads what test files import once, not for each of them.
          isolate: false,
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      {
        ...shared,
        test: {
          ...limits,
          name: 'one by one',
          include: alone,
          exclude: elsewhere,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
};
