import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig } from 'vite';
import { classesNamed, stylesInUse } from './styles-in-use.mjs';

const NHS_STYLES = /nhsuk-frontend-[\d.]+[.]min[.]css$/;

/**
 * The NHS's ready style sheet fetches a font from outside, which Muster does not: Arial stands in for it, as the design system has it. And it
 * looks for its images where no bundler would, and has rules for Internet Explorer alone that a parser of CSS trips over.
 */
const nhsStyles = {
  name: 'nhs-styles',
  enforce: 'pre',
  transform: {
    filter: { id: NHS_STYLES },
    handler: code => ({
      code: code
        .replaceAll(/@font-face\{[^}]*\}/g, '')
        .replaceAll('url(/assets/images/', 'url(./assets/images/')
        .replaceAll('@media screen\\0 and', '@media not all and'),
      map: null,
    }),
  },
};

/** Nine tenths of it are for components that no page has, and a browser reads them before it shows anything. */
const nhsStylesInUse = {
  name: 'nhs-styles-in-use',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: NHS_STYLES },
    handler: async code => ({
      code: await stylesInUse(code, classesNamed(`${import.meta.dirname}/src`)),
      map: null,
    }),
  },
};

const COMPRESSED = /\.(js|css|svg)$/;
/** Smaller than this, the headers weigh more than what is saved. */
const WORTH_IT = 1_024;

/** Beside each asset the same in brotli and gzip, for the api to send as it lies. */
const compressed = {
  name: 'compressed',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const [fileName, output] of Object.entries(bundle)) {
        if (!COMPRESSED.test(fileName)) continue;
        const source = Buffer.from(output.type === 'chunk' ? output.code : output.source);
        if (source.length < WORTH_IT) continue;
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
        this.emitFile({
          type: 'asset',
          fileName: `${fileName}.br`,
          source: brotliCompressSync(source, { params }),
        });
        this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source: gzipSync(source) });
      }
    },
  },
};

/**
 * Tells the api at which addresses to show a page, and makes the page of each: browsers read the code that the address names (`/bridge`:
 * pages/bridge/bridge-page.tsx) beside that of all pages, and not after it.
 */
const addresses = {
  name: 'addresses',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const source = readFileSync(new URL('addresses.json', import.meta.url), 'utf8');
      this.emitFile({ type: 'asset', fileName: 'addresses.json', source });
      const page = String(bundle['index.html'].source);
      for (const { address } of JSON.parse(source)) {
        const { fileName, imports = [] } =
          Object.values(bundle).find(({ facadeModuleId }) =>
            facadeModuleId?.endsWith(`/pages${address}${address}-page.tsx`),
          ) ?? {};
        const links = [fileName, ...imports]
          .filter(file => file && !page.includes(file))
          .map(file => `  <link rel="modulepreload" crossorigin href="/${file}">\n  `);
        this.emitFile({
          type: 'asset',
          fileName: `${address.slice(1)}.html`,
          source: page.replace('</head>', `${links.join('')}</head>`),
        });
      }
    },
  },
};

export default defineConfig({
  root: import.meta.dirname,
  // An API to ask while pages are worked on: `npm run dev --workspace @muster/dashboard`.
  server: { proxy: { '/v1': process.env.MUSTER_API ?? 'http://127.0.0.1:7300' } },
  plugins: [nhsStyles, nhsStylesInUse, compressed, addresses],
  build: {
    target: 'es2022',
    // A data: address would be fetched anew with each page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: 'manifest.json',
  },
});
