/** What the exit code of a command says. */
export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  /** Good items went in; some came back with their reasons. */
  rejected: 3,
  /** The store, or what should fold events into it, is not there. */
  unavailable: 4,
  /** By ctrl-C or another signal, in order: what was taken in until then stays. */
  interrupted: 130,
} as const;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A command is to end before its work is done. Not a failure: it ends in order. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
  readonly exit: number;

  /** @param by `EPIPE`: whoever read standard output has enough, as in `muster export flows | head` */
  constructor(readonly by: (typeof SIGNALS)[number] | 'EPIPE') {
    super(`ended by ${by}`);
    this.exit = by === 'EPIPE' ? EXIT.done : EXIT.interrupted;
  }
}

/** npm hands on the ctrl-C that the terminal has sent to everybody already: the same one twice is not a second one. */
const FORWARDED_MS = 1000;

/** Looks out for whatever is to end a command. A second ctrl-C, where the first takes too long, ends the process at once. */
export function awaitInterruption(): {
  readonly came: Promise<Interruption>;
  readonly letGo: () => void;
} {
  let tell: (interruption: Interruption) => void;
  const came = new Promise<Interruption>(resolve => (tell = resolve));
  let first: number | undefined;
  const onSignal = (signal: (typeof SIGNALS)[number]) => {
    if (first !== undefined && Date.now() - first > FORWARDED_MS) process.exit(EXIT.interrupted);
    first ??= Date.now();
    tell(new Interruption(signal));
  };
  const onError = (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') tell(new Interruption('EPIPE'));
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  process.stdout.on('error', onError);
  return {
    came,
    letGo: () => {
      for (const signal of SIGNALS) process.off(signal, onSignal);
      process.stdout.off('error', onError);
    },
  };
}

/** What work comes to, unless it is interrupted first. It is left then, and its own failure is nobody's news. */
export function unless<T>(interrupted: Promise<Interruption>, work: Promise<T>): Promise<T> {
  const ended = interrupted.then(interruption => {
    throw interruption;
  });
  return Promise.race([work, ended]);
}
