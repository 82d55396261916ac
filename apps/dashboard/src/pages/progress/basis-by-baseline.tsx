import { DataTable } from '../../charts/figure.js';
import { Defined } from '../../definitions/defined.js';
import { BASES } from '../../address/filters.js';
import { dayInWords } from '../../words/days.js';
import { knownOr, signed } from '../../words/numbers.js';
import { type Position, type PositionReply } from './query.js';

type Cell = Position['basisByBaseline'][number]['cells']['net'];

/** The baseline and the basis decide the answer: all of them beside each other. */
export function BasisByBaseline({
  position,
  unit,
  asked,
  isSaid,
}: {
  readonly position: Position;
  readonly unit: string;
  readonly asked: PositionReply['asked'];
  /** Whether a reason stands above already. */
  readonly isSaid: (reason: string) => boolean;
}) {
  const { basisByBaseline: rows, on } = position;
  if (rows.length === 0) return null;
  const bases = Object.keys(BASES) as (keyof typeof BASES)[];
  const why = whyMissing(position).filter(reason => !isSaid(reason));
  return (
    <section>
      <h3 className="nhsuk-heading-s">Another baseline or basis, another answer</h3>
      <p>
        Change up to {dayInWords(on)} in {unit}: whole, and in brackets{' '}
        <Defined as="like-for-like">like for like</Defined>. The target counts {asked.basis} from{' '}
        {dayInWords(position.baseline.on)}.
      </p>
      <DataTable
        caption="Change by basis and baseline"
        table={{
          columns: [{ label: 'Since' }, ...bases.map(basis => ({ label: BASES[basis], digits: 0 }))],
          rows: rows.map(({ baselineOn, cells }) => [
            `${dayInWords(baselineOn)}${baselineOn === position.baseline.on ? ' (the target’s)' : ''}`,
            ...bases.map(basis => cellInWords(cells[basis])),
          ]),
        }}
      />
      {why.map(reason => (
        <p key={reason} className="nhsuk-body-s">
          {reason.charAt(0).toUpperCase() + reason.slice(1)}.
        </p>
      ))}
    </section>
  );
}

/** Each reason once, with the baselines that it is of where others have a figure. That nothing is comparable the answer says itself. */
export function whyMissing({
  basisByBaseline: rows,
  comparable,
}: Pick<Position, 'basisByBaseline' | 'comparable'>): string[] {
  const bases = Object.keys(BASES) as (keyof typeof BASES)[];
  const cells = rows.flatMap(({ baselineOn, cells: own }) =>
    bases.map(basis => ({ baselineOn, basis, ...own[basis] })),
  );
  const isIncomparable = comparable && cells.some(({ status }) => status === 'not-comparable');
  const unpublished = bases.flatMap(basis => {
    const missing = cells.filter(cell => cell.basis === basis && cell.status === 'not-published');
    if (missing.length === 0) return [];
    if (missing.length === rows.length) return [...new Set(missing.flatMap(({ detail }) => detail ?? []))];
    const days = missing.map(({ baselineOn }) => dayInWords(baselineOn)).join(', ');
    return [`no data: for ${days} no ${BASES[basis].toLowerCase()} is told of`];
  });
  const isUnlike = cells.some(
    ({ basis, whole, likeForLike }) => basis === 'establishment' && whole !== null && likeForLike === null,
  );
  return [
    ...(isIncomparable ? ['not comparable: feeds cover less than 95 % at a baseline'] : []),
    ...unpublished,
    ...(isUnlike
      ? ['not like for like: on the day more or fewer organisations report funded posts than at the baseline']
      : []),
  ];
}

function cellInWords({ status, whole, likeForLike }: Cell): string {
  if (status === 'not-comparable') return 'not comparable';
  if (status === 'not-published' || whole === null) return 'no data';
  return `${signed(whole)} (${knownOr(likeForLike, value => signed(value), 'not known')})`;
}
