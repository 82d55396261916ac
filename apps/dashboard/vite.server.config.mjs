import { defineConfig } from 'vite';

/** The pictures of reports, for the api to draw: one file with all that it needs. */
export default defineConfig({
  root: import.meta.dirname,
  ssr: { noExternal: true },
  build: {
    ssr: 'src/report-drawing/on-server.tsx',
    target: 'node20',
    reportCompressedSize: false,
    rolldownOptions: { output: { entryFileNames: 'drawings.mjs' } },
  },
});
