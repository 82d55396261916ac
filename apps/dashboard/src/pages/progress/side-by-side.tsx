import { type ReactNode } from 'react';
import { Defined } from '../../definitions/defined.js';
import { dayInWords } from '../../words/days.js';
import { inDigits, knownOr, NOT_KNOWN, percentInWords, signed } from '../../words/numbers.js';
import { type Position, type PositionReply } from './query.js';

/** Published figures beside events about people: two answers, never one. */
export function SideBySide({
  reply: { position, beside, context, unit },
}: {
  readonly reply: PositionReply;
}) {
  const both = [position, beside].filter(one => one !== null);
  const shown = [...both].sort((a, b) =>
    a.evidence === b.evidence ? 0 : a.evidence === 'reported' ? -1 : 1,
  );
  return (
    <section>
      <h3 className="nhsuk-heading-s">Published figures and events about people, side by side</h3>
      {shown.length > 0 && (
        <div className="muster-scroll" tabIndex={0} role="region" aria-label="Table: evidence side by side">
          <table className="muster-table">
            <caption className="nhsuk-u-visually-hidden">Evidence side by side</caption>
            <thead>
              <tr>
                <th scope="col">
                  <span className="nhsuk-u-visually-hidden">Figure</span>
                </th>
                {shown.map(one => (
                  <th key={one.evidence} scope="col">
                    {evidenceName(one)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {ROWS.map(([key, name, value]) => (
                <tr key={key}>
                  <th scope="row">{name}</th>
                  {shown.map(one => (
                    <td key={one.evidence}>{value(one, unit)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {both.length === 1 && both[0] === position && (
        <p>
          {both[0].evidence === 'reported'
            ? 'No events about people tell of it.'
            : 'No published series tells of it at this detail.'}
        </p>
      )}
      {context && (
        <p className="nhsuk-inset-text">
          For context only: {context.label.replace(/: context only.*$/, '')}. In post{' '}
          {inDigits(context.inPost)} on {dayInWords(context.on)}, {signed(context.change.whole)} since{' '}
          {dayInWords(context.baseline.on)}. No part of the target can be read from it.
        </p>
      )}
    </section>
  );
}

function evidenceName({ evidence, simulated, vintage }: Position): string {
  if (evidence === 'reported') return `Published${vintage ? ` (${vintage})` : ''}`;
  return simulated ? 'Events about simulated people' : 'Events about people';
}

const coverage = (at: NonNullable<Position['coverage']>['on']) =>
  at.percent === null
    ? NOT_KNOWN
    : `${percentInWords(at.percent)} of ${at.of === 'published-stock' ? 'the latest published stock' : 'the organisations heard of'}`;
const fte = (value: number | null) => knownOr(value, known => `${inDigits(known, 1)} FTE`);

const ROWS: readonly (readonly [string, ReactNode, (position: Position, unit: string) => ReactNode])[] = [
  ['on', 'On', ({ on }) => dayInWords(on)],
  [
    'in-post',
    <Defined as="in-post">In post</Defined>,
    ({ inPost }, unit) => `${inDigits(inPost, 1)} ${unit}`,
  ],
  ['change', 'Change', ({ change, comparable }) => (comparable ? signed(change.whole, 1) : 'not comparable')],
  [
    'like-for-like',
    <Defined as="like-for-like">Like for like</Defined>,
    ({ change, comparable }) =>
      comparable ? knownOr(change.likeForLike, value => signed(value, 1)) : 'not comparable',
  ],
  [
    'percent',
    'Of the target',
    ({ percent, comparable }) => knownOr(percent, percentInWords, comparable ? NOT_KNOWN : 'not comparable'),
  ],
  [
    'coverage',
    <Defined as="coverage">Covered by feeds</Defined>,
    position =>
      position.coverage === null
        ? 'published figures need none'
        : `${coverage(position.coverage.atBaseline)} at the baseline; ${coverage(position.coverage.on)} on the day`,
  ],
  [
    'funded',
    <Defined as="funded">Funded</Defined>,
    ({ staffing: { funded } }) =>
      funded
        ? `${inDigits(funded.fte, 1)} FTE${funded.toldBy === 'organisation' ? `, told by ${funded.reports} organisations` : ''}`
        : 'none reported',
  ],
  ['filled', 'Filled', ({ staffing }) => fte(staffing.filled)],
  [
    'vacant',
    <Defined as="vacant">Vacant</Defined>,
    ({ staffing: { vacant, vacancyRate } }) =>
      `${fte(vacant)}${vacancyRate === null ? '' : ` (${percentInWords(vacancyRate)})`}`,
  ],
  [
    'required',
    <Defined as="required">Required</Defined>,
    ({ staffing: { required } }) =>
      required.length === 0
        ? 'no need declared'
        : required
            .map(({ fte: amount, method, source }) => `${inDigits(amount, 1)} FTE by ${method} (${source})`)
            .join('; '),
  ],
  [
    'leave',
    'On paid leave, among those in post',
    ({ staffing: { onLeave } }) =>
      knownOr(
        onLeave?.people,
        people => `${inDigits(people)} people, ${inDigits(onLeave!.fte, 1)} FTE`,
        'not published',
      ),
  ],
  [
    'unknown',
    'Posts whose FTE is not known',
    ({ staffing }) => knownOr(staffing.unknownFte, value => inDigits(value), 'not published'),
  ],
];
