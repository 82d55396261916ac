import { type Command } from 'commander';

interface Listed {
  /** Its line in the help. */
  readonly about: string;
  readonly load: () => Promise<Command>;
}

/** Every command, in the order of the help. Each is loaded when it is asked for: what all of them need takes a second to load. */
export const COMMANDS: Readonly<Record<string, Listed>> = {
  start: {
    about:
      'start Muster in one process: import what data/ holds, print the answer, and serve it until ctrl-C',
    load: async () => (await import('./commands/start.js')).startCommand(),
  },
  import: {
    about:
      'take a file in: NDJSON of CloudEvents, CSV of one event type, or CSV through a mapping; comes back when all of it is folded in',
    load: async () => (await import('./commands/import.js')).importCommand(),
  },
  export: {
    about:
      'stock or flows by month, all areas, as CSV: level,area,profession,measure,month,kind,value (FTE in hundred-thousandths); or the pipeline of training, or participation in it (protected)',
    load: async () => (await import('./commands/export.js')).exportCommand(),
  },
  position: {
    about: 'where the targets stand: in post against baseline and target',
    load: async () => (await import('./commands/position.js')).positionCommand(),
  },
  forecast: {
    about:
      'whether targets will be met, by published figures or by people and cohorts, and under scenarios: quantiles, with a fan; of a file, without a store',
    load: async () => (await import('./commands/forecast.js')).forecastCommand(),
  },
  solve: {
    about: 'how much of one lever is enough for a target to be met as likely as is wanted',
    load: async () => (await import('./commands/solve.js')).solveCommand(),
  },
  backtest: {
    about:
      'how forecasts made from the past would have done: the series model beside naive, drift and damped trend, always in one table',
    load: async () => (await import('./commands/backtest.js')).backtestCommand(),
  },
  verify: {
    about:
      'fold all facts from scratch and compare with the cells, and check that stock and flows add up; names each difference',
    load: async () => (await import('./commands/verify.js')).verifyCommand(),
  },
  rebuild: {
    about:
      'make all read models anew from the facts, beside the old ones, and swap them in; events go on coming in',
    load: async () => (await import('./commands/rebuild.js')).rebuildCommand(),
  },
  explain: {
    about:
      'the events behind a figure: whoever contributes to a cell of stock changes or flows, and by which events',
    load: async () => (await import('./commands/explain.js')).explainCommand(),
  },
  restate: {
    about: 'the stock on a day as it was known at a moment, beside what is known of it now',
    load: async () => (await import('./commands/restate.js')).restateCommand(),
  },
  simulate: {
    about:
      'an NHS that emits events: real trusts, simulated people, dirty feeds; into a store that holds no real people, or a file',
    load: async () => (await import('./commands/simulate.js')).simulateCommand(),
  },
  pseudonym: {
    about: 'the pseudonyms of identifiers, as this store makes them; identifiers are never printed',
    load: async () => (await import('./commands/pseudonym.js')).pseudonymCommand(),
  },
  supplier: {
    about: 'who may send events over HTTP and about what, and the keys by which they are known',
    load: async () => (await import('./commands/supplier.js')).supplierCommand(),
  },
  held: {
    about:
      'deliveries that would move an organisation further than is plausible: they wait until a named person releases or refuses them',
    load: async () => (await import('./commands/held.js')).heldCommand(),
  },
  deliveries: {
    about: 'what came in, the newest first: who sent it, and what became of it at the door',
    load: async () => (await import('./commands/deliveries.js')).deliveriesCommand(),
  },
  withdraw: {
    about:
      'take back what came in with a delivery, or from a source in a time; without --yes it only says what it would do',
    load: async () => (await import('./commands/withdraw.js')).withdrawCommand(),
  },
  erase: {
    about:
      'erase a person: events, figures, and every row that names them; refuse what comes of them later; print the receipt',
    load: async () => {
      const { personNamed } = await import('./commands/person-named.js');
      return (await import('./commands/erase.js')).eraseCommand(personNamed);
    },
  },
  ops: {
    about: 'how far readers of the event log are behind, what came from each source, and what was set aside',
    load: async () => (await import('./commands/ops.js')).opsCommand(),
  },
  topics: {
    about: 'Muster’s topics in Kafka',
    load: async () => (await import('./commands/topics.js')).topicsCommand(),
  },
  template: {
    about:
      'a header and a filled row for a CSV file of one event type, or for a mapping; without a name, what there is',
    load: async () => (await import('./commands/template.js')).templateCommand(),
  },
  doctor: {
    about: 'look whether this installation and its store are well, and say what to do where they are not',
    load: async () => (await import('./commands/doctor.js')).doctorCommand(),
  },
};
