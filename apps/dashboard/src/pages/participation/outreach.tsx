import { useQuery } from '@tanstack/react-query';
import { Defined } from '../../definitions/defined.js';
import { DefinedTable } from '../../definitions/defined-table.js';
import { placeName } from '../../geography/areas.js';
import { Answered } from '../../states/answered.js';
import { Nothing } from '../../states/nothing.js';
import { dayInWords } from '../../words/days.js';
import { derivedSource, figureInWords, withInterval } from '../../words/figures.js';
import { outreachAsked, type OutreachRow } from './query.js';

const COLUMNS = [
  ['outreach-sessions', 'Sessions'],
  ['outreach-people', 'People at them'],
  ['outreach-attended', 'People known'],
  ['outreach-applied-share', 'Applied after'],
  ['outreach-started-share', 'Started after'],
] as const;

/** What is done to be known to those who do not come: sessions, and what became of who is known to have been there. */
export function Outreach({ area, on }: { readonly area: string; readonly on: string }) {
  const query = useQuery(outreachAsked(area, on));
  return (
    <section>
      <h2 className="nhsuk-heading-m">Outreach</h2>
      <Answered query={query} what="outreach">
        {({ rows, on: counted, simulated }) =>
          rows.length === 0 ? (
            <Nothing>
              No organisation of {placeName(area)} has told of sessions up to {dayInWords(counted)}.
            </Nothing>
          ) : (
            <>
              <p>
                Only few of those who come to a session are known to have been there; shares are of those.
                Whatever else moved them is in the figures too.
              </p>
              <DefinedTable
                caption={`Outreach by kind of session, ${placeName(area)}`}
                first="Kind of session"
                head={COLUMNS.map(([measure, name]) => (
                  <Defined key={measure} as={measure}>
                    {name}
                  </Defined>
                ))}
                rows={kindsOf(rows).map(({ name, of }) => ({
                  name,
                  cells: COLUMNS.map(([measure]) => {
                    const figure = of(measure);
                    return figure?.unit === 'per cent' ? withInterval(figure) : figureInWords(figure);
                  }),
                }))}
              />
              <p className="muster-source">
                {derivedSource(simulated)} {placeName(area)}, counted up to {dayInWords(counted)}.
              </p>
            </>
          )
        }
      </Answered>
    </section>
  );
}

function kindsOf(rows: readonly OutreachRow[]) {
  return [...new Set(rows.map(({ kind }) => kind))].map(kind => ({
    name: kind === null ? 'All kinds' : kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('-', ' '),
    of: (measure: OutreachRow['measure']) => rows.find(row => row.kind === kind && row.measure === measure),
  }));
}
