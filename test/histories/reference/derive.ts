import { LEVELS } from './areas.js';
import { type FlowCell, type Pair, type StockCell, flowsOf, pairsOn, stockOf } from './cells.js';
import { inForce } from './corrections.js';
import { type Window, dayNumber, daysFrom } from './days.js';
import { type CloudEvent } from './events.js';
import { lifeOf } from './life.js';
import { peopleOf } from './links.js';
import { type Tables } from './tables.js';
import { worldOf } from './world.js';

export interface Cells {
  readonly stock: readonly StockCell[];
  readonly flows: readonly FlowCell[];
}

/** Stock and flows of every day of the window, by level, area and profession, `other` among them; nothing empty. */
export function derive(log: readonly CloudEvent[], tables: Tables, window: Window): Cells {
  const facts = inForce(log);
  const world = worldOf(facts, tables);
  const [from, to] = [dayNumber(window.from), dayNumber(window.to)];
  const stock = new Map<string, StockCell>();
  const flows = new Map<string, FlowCell>();
  for (const subjects of peopleOf(facts)) {
    const ofPerson = facts.filter(fact => subjects.has(fact.subject));
    const life = lifeOf(world, ofPerson, from, to);
    for (const level of LEVELS) {
      let yesterday = pairsOn(life, level, from - 1);
      for (const day of daysFrom(from, to)) {
        const today = pairsOn(life, level, day);
        const isNoLongerIn = ([area, profession]: Pair): boolean =>
          !today.some(pair => pair[0] === area && pair[1] === profession);
        for (const pair of today) addStock(stock, stockOf(life, level, pair, day));
        for (const pair of [...today, ...yesterday.filter(isNoLongerIn)]) {
          for (const cell of flowsOf(life, level, pair, day)) addFlow(flows, cell);
        }
        yesterday = today;
      }
    }
  }
  return {
    stock: inOrder(stock),
    flows: inOrder(flows).filter(cell => cell.headcount !== 0 || cell.fte !== 0),
  };
}

const inOrder = <T>(sums: ReadonlyMap<string, T>): T[] =>
  [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);

function addStock(sums: Map<string, StockCell>, cell: StockCell): void {
  const key = `${cell.level} ${cell.area} ${cell.profession} ${cell.day}`;
  const sum = sums.get(key);
  if (sum === undefined) return void sums.set(key, cell);
  sum.headcount += cell.headcount;
  sum.fte += cell.fte;
  sum.unknownFte += cell.unknownFte;
  sum.onLeave += cell.onLeave;
  sum.onLeaveFte += cell.onLeaveFte;
  sum.stayed += cell.stayed;
}

function addFlow(sums: Map<string, FlowCell>, cell: FlowCell): void {
  const key = `${cell.level} ${cell.area} ${cell.profession} ${cell.day} ${cell.kind}`;
  const sum = sums.get(key);
  if (sum === undefined) return void sums.set(key, cell);
  sum.headcount += cell.headcount;
  sum.fte += cell.fte;
}
