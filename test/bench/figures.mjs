import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

const BASELINES = new URL('baselines.json', import.meta.url);

/**
 * Prints figures beside those that were committed last and, as the last line, the figures alone as JSON. With `--keep` they become the
 * baseline. Ratios of one run can be compared between machines and loads; the rest only on the machine that the baseline names.
 *
 * @param {string} bench as in `npm run bench -- <bench>`
 * @param {Record<string, number>} figures
 * @param {{ postgres: string }} on
 */
export function report(bench, figures, { postgres }) {
  const baselines = JSON.parse(readFileSync(BASELINES, 'utf8'));
  const baseline = baselines[bench];
  if (baseline) console.log(`  baseline: ${baseline.machine}`);
  for (const [name, figure] of Object.entries(figures)) {
    const kept = baseline?.figures[name];
    const beside = kept === undefined ? '' : `baseline ${shown(kept).padStart(9)}   ×${ratio(figure, kept)}`;
    console.log(`  ${name.padEnd(26)} ${shown(figure).padStart(9)}   ${beside}`);
  }
  if (process.argv.includes('--keep')) {
    baselines[bench] = { machine: machine(postgres), figures };
    writeFileSync(BASELINES, `${JSON.stringify(baselines, undefined, 2)}\n`);
  }
  console.log(JSON.stringify(figures));
}

/** Said with each figure: on a machine that is shared, a figure without its load says nothing. */
export function load() {
  return `load ${loadavg()[0].toFixed(1)} on ${cpus().length} cores`;
}

/** @param {string} postgres what `SHOW server_version` says */
export function machine(postgres) {
  const memory = Math.round(totalmem() / (1 << 30));
  return `${cpus().length} cores, ${memory} GiB, Node ${process.versions.node}, PostgreSQL ${postgres}; ${load()}`;
}

/** @param {readonly number[]} values in any order */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** Three digits are all that such a figure is worth. */
export function rounded(value) {
  return Number(value.toPrecision(3));
}

function shown(figure) {
  return figure.toLocaleString('en', { maximumFractionDigits: 3 });
}

function ratio(figure, baseline) {
  return (figure / baseline).toFixed(2);
}
