import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useFilters } from '../../address/use-filters.js';
import { Answered } from '../../states/answered.js';
import { Nothing } from '../../states/nothing.js';
import { dayInWords, instantShort } from '../../words/days.js';
import { publishedAsked } from './query.js';

/** Every report that was published, and the way to each. */
export function PublishedList({ shown }: { readonly shown: string | undefined }) {
  const query = useQuery(publishedAsked);
  const { searchWith } = useFilters();
  return (
    <section className="muster-report__list">
      <h2 className="nhsuk-heading-m">Published reports</h2>
      {shown !== undefined && (
        <p>
          <Link to={searchWith({ report: undefined }) || '?'}>Back to the draft, as things are now</Link>
        </p>
      )}
      <Answered query={query} what="the published reports">
        {({ reports }) =>
          reports.length === 0 ? (
            <Nothing>None has been published yet.</Nothing>
          ) : (
            <div className="muster-scroll" tabIndex={0} role="region" aria-label="Table: published reports">
              <table className="muster-table">
                <caption className="nhsuk-u-visually-hidden">Published reports, the newest first</caption>
                <thead>
                  <tr>
                    {['Report', 'As at', 'Published', 'By', 'Note', 'Restated of the one before'].map(
                      label => (
                        <th key={label} scope="col">
                          {label}
                        </th>
                      ),
                    )}
                  </tr>
                </thead>
                <tbody>
                  {reports.map(({ number, on, publishedAt, by, note, restated }) => (
                    <tr key={number}>
                      <th scope="row">
                        {String(number) === shown ? (
                          `${number} (shown)`
                        ) : (
                          <Link to={searchWith({ report: String(number) })}>
                            {number}
                            <span className="nhsuk-u-visually-hidden">: open this report</span>
                          </Link>
                        )}
                      </th>
                      <td>{dayInWords(on)}</td>
                      <td>{instantShort(publishedAt)}</td>
                      <td>{by}</td>
                      <td>{note ?? 'none'}</td>
                      <td>{restated === null ? 'the first' : `${restated} figures`}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answered>
    </section>
  );
}
