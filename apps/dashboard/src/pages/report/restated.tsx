import { DataTable } from '../../charts/figure.js';
import { type BoardReport } from './query.js';

/** What of the last published report reads differently now, and why. */
export function Restated({ restated }: { readonly restated: NonNullable<BoardReport['restated']> }) {
  const { since, changes, words } = restated;
  return (
    <section>
      <h2 className="nhsuk-heading-m">Restated since report {since.number}</h2>
      <p>{words[0]}</p>
      {changes.length > 0 && (
        <DataTable
          caption={`Restated since report ${since.number}`}
          table={{
            columns: ['Figure', 'Then', 'Now', 'Why'].map(label => ({ label })),
            rows: changes.map(({ label, then, now, why }) => [label, then, now, why]),
          }}
        />
      )}
    </section>
  );
}
