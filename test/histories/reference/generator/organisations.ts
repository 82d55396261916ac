import { dayNumber, dayText } from '../days.js';
import { type CloudEvent } from '../events.js';
import { type Dice } from './dice.js';
import { type Recorder, SOURCES } from './recorder.js';
import { ANCHORS } from './setting.js';

const OPERATOR = 'urn:muster:operator';

const SUCCESSIONS: readonly (readonly [code: string, ...successors: string[]])[] = [
  ['R1K', 'RAL'],
  ['RAL', 'R1K'],
  ['R1K', 'RAL', 'RAN'],
  ['RM3', 'R0A'],
  ['R0D', 'RYR'],
  ['RYR', 'R0A'],
  ['ZZ99', 'R0A'],
  ['RQF', 'R0A'],
  ['RAL', 'RQF'],
  // before or after what the table says
  ['RXH', 'R1K'],
  ['RW6', 'R0A'],
  // ICBs: into each other, and into one that is new
  ['QOP', 'QYG'],
  ['QVV', 'QNEW'],
  ['QNX', 'QNEW'],
  ['QRV', 'QMJ'],
];

const PLACINGS: readonly (readonly [code: string, place: Readonly<Record<string, string>>])[] = [
  ['R0A', { icb: 'QYG' }],
  ['R0A', { icb: 'QYG', region: 'Y63' }],
  ['RYR', { icb: 'QVV' }],
  ['RM3', { region: 'Y63' }],
  ['ZZ99', { icb: 'QOP' }],
  ['ZZ99', { region: 'Y56' }],
  ['ZZ99', { country: 'Wales' }],
  ['RW6', { icb: 'QOP' }],
  ['R1K', { country: 'Scotland' }],
  ['RQF', { country: 'England', region: 'Y60' }],
  ['RXH', { icb: 'QNX' }],
  ['QNEW', { region: 'Y59' }],
];

const PROFESSIONS = [
  ['midwife'],
  ['midwife', 'maternity-support'],
  ['midwife', 'obstetric-trainee', 'student-midwife'],
];

/** What organisations, feeds and sources say during a history: mergers, places, coverage; some of it withdrawn. */
export function organisationsOf(dice: Dice, recorder: Recorder): CloudEvent[] {
  const day = (): string => dayText(dayNumber(dice.pick(ANCHORS)) + dice.pick([0, 0, 0, 0, -1, 28, 92]));
  const some = <T>(most: number, write: () => T): T[] => Array.from({ length: dice.below(most + 1) }, write);
  const events = [
    ...some(3, () => {
      const [code, ...successors] = dice.pick(SUCCESSIONS);
      const data = { effectiveOn: day(), successors };
      return recorder.write('organisation.succeeded', `organisation/${code}`, data, OPERATOR);
    }),
    ...some(3, () => {
      const [code, place] = dice.pick(PLACINGS);
      const data = { effectiveOn: day(), ...place };
      return recorder.write('organisation.placed', `organisation/${code}`, data, OPERATOR);
    }),
    ...some(4, () => {
      const code = dice.pick(['R0A', 'RXH', 'RYR', 'R0D', 'RW6', 'R1K']);
      const from = dice.pick(['2019-01-01', ...ANCHORS]);
      const ends = ['2021-04-01', '2021-10-01', '2022-02-01'].filter(end => end >= from);
      const to = ends.length > 0 && dice.chance(0.7) ? { to: dice.pick(ends) } : {};
      const data = { professions: dice.pick(PROFESSIONS), from, ...to };
      return recorder.write('feed.covers', `feed/${code}`, data, OPERATOR);
    }),
    ...[1, 2].flatMap(i => {
      const data = { effectiveOn: day(), successor: SOURCES[i + 1] };
      const old = `source/${SOURCES[i]}`;
      return dice.chance(0.6) ? [recorder.write('source.succeeded', old, data, OPERATOR)] : [];
    }),
  ];
  return [...events, ...events.flatMap(event => (dice.chance(0.15) ? [withdrawn(recorder, event)] : []))];
}

const withdrawn = (recorder: Recorder, event: CloudEvent): CloudEvent =>
  recorder.write('fact.retracted', event.subject, { retracts: event.id }, event.source);
