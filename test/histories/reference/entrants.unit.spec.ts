import { describe, expect, it } from 'vitest';
import { type CloudEvent, nameOf } from './events.js';
import { deriveEntrants, type Figures } from './entrants.js';
import { HISTORY_WINDOW, historyOf } from './generator.js';
import { stagesOfEnrolments } from './learners.js';
import { deriveReports } from './reports.js';
import { readTables } from './tables.js';

const tables = readTables();
const logs = Array.from({ length: 24 }, (_, seed) => historyOf(seed));
const eventsIn = (events: readonly CloudEvent[], strand: RegExp) =>
  [...new Set(events.map(nameOf).filter(name => strand.test(name)))].sort();

/** The words at a place in the names of all figures of a cube. */
function told(figures: readonly Figures[], cube: string, at: number): string[] {
  const words = figures
    .flatMap(all => [...all.keys()])
    .map(name => name.split(' '))
    .filter(([own]) => own === cube);
  return [...new Set(words.map(word => word[at] ?? ''))].sort();
}

describe('random histories', () => {
  it('have every event of who comes in', () => {
    expect(eventsIn(logs.flat(), /^(application|entrant|outreach|intake|placement|deliveries)\./)).toEqual([
      'application.accepted',
      'application.declined',
      'application.made',
      'application.offered',
      'deliveries.reported',
      'entrant.profiled',
      'intake.confirmed',
      'intake.planned',
      'outreach.attended',
      'outreach.held',
      'placement.capacity-reported',
    ]);
  });

  it('bring people to every stage, by every attribute, and some of them there together', () => {
    const figures = logs.map(log => deriveEntrants(log, tables, stagesOfEnrolments));
    expect(told(figures, 'participation', 5)).toEqual([
      ...['accepted', 'applied', 'completed', 'first-post', 'in-post-12', 'in-post-24', 'offered'],
      ...['registered', 'started', 'withdrew'],
    ]);
    expect(told(figures, 'participation', 6)).toEqual(
      expect.arrayContaining(['all', 'ethnicity', 'polarQuintile', 'tundraQuintile', 'route', 'delivery']),
    );
    expect(told(figures, 'outreach', 4)).toEqual(['applied-after', 'attended', 'started-after']);
    const counts = figures
      .flatMap(all => [...all])
      .filter(([name]) => /^participation .* count$/.test(name))
      .map(([, count]) => count);
    expect(Math.max(...counts)).toBeGreaterThan(1);
  });

  it('have reports of organisations and of areas, told apart', () => {
    const figures = logs.map(log => deriveReports(log, tables, HISTORY_WINDOW));
    expect(told(figures, 'placement', 4)).toEqual(['area', 'organisation']);
    expect(told(figures, 'delivery', 4)).toEqual(['area', 'organisation']);
    expect(told(figures, 'delivery', 3)).toEqual(['all', 'd01', 'd10']);
    expect(told(figures, 'outreach', 1)).toEqual(['england', 'icb', 'organisation', 'region']);
  });
});
