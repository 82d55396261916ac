import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useFilters } from '../../address/use-filters.js';
import { type AreaBridge, BridgeMultiples } from '../../charts/bridge-multiples.js';
import { Figure } from '../../charts/figure.js';
import { Answered } from '../../states/answered.js';
import { Nothing } from '../../states/nothing.js';
import { dayInWords } from '../../words/days.js';
import { derivedSource } from '../../words/figures.js';
import { inDigits, knownOr, PER_CENT, signed } from '../../words/numbers.js';
import { levelBelow, nameInWords, shortName, within } from './places.js';
import {
  type AreaKnown,
  type Bridge,
  type BridgeQuestion,
  type BridgeReply,
  bridgesAsked,
  type Level,
} from './query.js';
import { partsOf, shareOf } from './steps.js';

const NAMES: Readonly<Partial<Record<Level, string>>> = {
  region: 'regions',
  icb: 'integrated care boards',
  organisation: 'organisations',
};

interface WithinProps {
  readonly question: BridgeQuestion;
  readonly areas: readonly AreaKnown[];
  readonly area: AreaKnown;
}

/** The same for each area of the next level, small, on one scale; and the way down. */
export function Within({ question, areas, area }: WithinProps) {
  const level = levelBelow(area.level);
  const query = useQuery({
    ...bridgesAsked({ ...question, level: level ?? 'organisation', area: undefined }),
    enabled: level !== undefined,
  });
  if (level === undefined) return null;
  return (
    <section>
      <h2 className="nhsuk-heading-m">
        By {NAMES[level]} of {nameInWords(area.name)}
      </h2>
      <Answered query={query} what={`the ${NAMES[level]}`} room="chart">
        {reply => <Multiples reply={reply} areas={areas} area={area} level={level} />}
      </Answered>
    </section>
  );
}

function Multiples({
  reply,
  areas,
  area,
  level,
}: Omit<WithinProps, 'question'> & { readonly reply: BridgeReply; readonly level: Level }) {
  const inside = within(areas, area.area);
  const names = new Map(areas.map(({ area: code, name }) => [code, nameInWords(name)]));
  const nameOf = ({ area: code, areaName }: Bridge) => names.get(code) ?? areaName;
  const bridges = reply.bridges.filter(
    ({ area: code, opening, closing }) => inside.has(code) && (opening || closing),
  );
  if (bridges.length === 0)
    return (
      <Nothing>
        {reply.evidence === 'reported'
          ? `Nothing is published by ${NAMES[level]} here. Events about people may tell: choose them as evidence.`
          : `No events tell of ${NAMES[level]} here.`}
      </Nothing>
    );
  const shares = bridges
    .flatMap(bridge => shareOf(bridge, shortName(nameOf(bridge))) ?? [])
    .sort((a, b) => b.change - a.change);
  const [{ from, to, series, vintage }] = bridges as [Bridge];
  const title = `What changed in each of the ${NAMES[level]} of ${nameInWords(area.name)}, in per cent of its opening stock`;
  return (
    <>
      {shares.length > 0 && (
        <Figure
          title={title}
          description={`${dayInWords(from)} to ${dayInWords(to)}; the largest growth first. The change is like for like; one scale for all.${
            bridges.some(({ comparable }) => !comparable)
              ? ' Where feeds began or ended the change is not comparable: see the table.'
              : ''
          }`}
          source={
            series
              ? `Published figures: series ${series}, vintage ${vintage}.`
              : derivedSource(reply.simulated)
          }
          dated={`${dayInWords(from)} to ${dayInWords(to)}.`}
          table={{
            columns: [
              { label: 'Area' },
              ...['Joined %', 'Left %', 'Other %', 'Change %'].map(label => ({ label, digits: 1 })),
            ],
            rows: shares.map(({ name, joiners, leavers, other, change }: AreaBridge) => [
              name,
              joiners,
              -leavers,
              other,
              change,
            ]),
          }}
        >
          {width => (
            <BridgeMultiples width={width} title={title} description={sharesInWords(shares)} areas={shares} />
          )}
        </Figure>
      )}
      <p className="muster-note">
        Each row adds up. Other: hours, absences, moves and what is left over. No progress: breaks, feeds that
        began or ended, restructuring.
      </p>
      <div className="muster-scroll" tabIndex={0} role="region" aria-label={`Table: ${NAMES[level]}`}>
        <table className="muster-table">
          <caption className="nhsuk-u-visually-hidden">{title}: figures, and the way to each</caption>
          <thead>
            <tr>
              <th scope="col">Area</th>
              {[
                dayInWords(from),
                ...['Joiners', 'Leavers', 'Other', 'No progress'],
                dayInWords(to),
                'Like for like',
              ].map(label => (
                <th key={label} scope="col" className="muster-number">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bridges.map(bridge => (
              <Row key={bridge.area} bridge={bridge} name={nameOf(bridge)} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Row({ bridge, name }: { readonly bridge: Bridge; readonly name: string }) {
  const { searchWith } = useFilters();
  const whole = (value: number | null) => knownOr(value, known => inDigits(known));
  const change = (value: number | null) => knownOr(value, known => signed(known));
  const { joined, left, other, apart } = partsOf(bridge);
  return (
    <tr>
      <th scope="row">
        <Link to={searchWith({ area: bridge.area, level: undefined })} preventScrollReset>
          {name}
        </Link>
      </th>
      <td className="muster-number">{whole(bridge.opening)}</td>
      <td className="muster-number">{change(joined)}</td>
      <td className="muster-number">{change(left)}</td>
      <td className="muster-number">{change(other)}</td>
      <td className="muster-number">{change(apart)}</td>
      <td className="muster-number">{whole(bridge.closing)}</td>
      <td className="muster-number">{bridge.comparable ? change(bridge.likeForLike) : 'not comparable'}</td>
    </tr>
  );
}

function sharesInWords(shares: readonly AreaBridge[]): string {
  return shares.map(({ name, change }) => `${name}: ${signed(change, 1)}${PER_CENT}`).join('; ');
}
