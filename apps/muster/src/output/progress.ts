import { Presets, SingleBar } from 'cli-progress';

/** A bar on standard error while something takes long; nothing where nobody watches a terminal. */
export interface Progress {
  update(done: number, total: number): void;
  end(): void;
}

export function progressBar(label: string): Progress {
  if (!process.stderr.isTTY) return { update: () => undefined, end: () => undefined };
  const bar = new SingleBar(
    {
      format: `${label} {bar} {percentage} % | {eta_formatted} left`,
      stream: process.stderr,
      hideCursor: true,
      clearOnComplete: true,
    },
    Presets.shades_classic,
  );
  let started = false;
  const stop = () => bar.stop(); // which shows the cursor again
  return {
    update: (done, total) => {
      if (started) bar.setTotal(total);
      else {
        bar.start(total, 0);
        process.once('exit', stop);
      }
      started = true;
      bar.update(done);
    },
    end: () => {
      if (started) stop();
      process.off('exit', stop);
    },
  };
}
