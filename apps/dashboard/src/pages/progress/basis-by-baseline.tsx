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
}: {
  readonly position: Position;
  readonly unit: string;
  readonly asked: PositionReply['asked'];
}) {
  const { basisByBaseline: rows, on } = position;
  if (rows.length === 0) return null;
  const bases = Object.keys(BASES) as (keyof typeof BASES)[];
  const why = [
    ...new Set(
      rows.flatMap(({ cells }) => bases.map(basis => cells[basis].detail).filter(detail => detail !== null)),
    ),
  ];
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
      {why.map(detail => (
        <p key={detail} className="nhsuk-body-s">
          {detail.charAt(0).toUpperCase() + detail.slice(1)}.
        </p>
      ))}
    </section>
  );
}

function cellInWords({ status, whole, likeForLike }: Cell): string {
  if (status === 'not-comparable') return 'not comparable';
  if (status === 'not-published' || whole === null) return 'no data';
  return `${signed(whole)} (${knownOr(likeForLike, value => signed(value), 'not known')})`;
}
