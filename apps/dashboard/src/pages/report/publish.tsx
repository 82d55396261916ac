import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useFilters } from '../../address/use-filters.js';
import { Problem } from '../../states/problem.js';
import { publish, type ReportQuestion } from './query.js';

/** Freezes the draft, under a name and the next number. */
export function Publish({ question }: { readonly question: ReportQuestion }) {
  const id = useId();
  const [by, setBy] = useState('');
  const [note, setNote] = useState('');
  const queries = useQueryClient();
  const { change } = useFilters();
  const publishing = useMutation({
    mutationFn: () => publish(by.trim(), note.trim(), question),
    onSuccess: ({ published }) => {
      change({ report: String(published!.number) });
      // The draft now says what was restated since this one.
      void queries.invalidateQueries({ queryKey: ['published-reports'] });
      void queries.invalidateQueries({ queryKey: ['board-report', undefined] });
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (by.trim() !== '' && !publishing.isPending) publishing.mutate();
  };
  return (
    <section className="muster-report__publish">
      <h2 className="nhsuk-heading-m">Publish</h2>
      <p>Published, a report has a number and never changes. The next draft says what was restated since.</p>
      {publishing.error && <Problem error={publishing.error} />}
      <form className="muster-filters" aria-label="Publish this report" onSubmit={send}>
        <div className="muster-field">
          <label className="nhsuk-label" htmlFor={`${id}-by`}>
            Your name
          </label>
          <input
            id={`${id}-by`}
            className="nhsuk-input"
            value={by}
            maxLength={120}
            required
            autoComplete="name"
            onChange={({ target }) => setBy(target.value)}
          />
        </div>
        <div className="muster-field">
          <label className="nhsuk-label" htmlFor={`${id}-note`}>
            Note (which meeting)
          </label>
          <input
            id={`${id}-note`}
            className="nhsuk-input"
            value={note}
            maxLength={1000}
            onChange={({ target }) => setNote(target.value)}
          />
        </div>
        <button
          type="submit"
          className="nhsuk-button nhsuk-button--small muster-beside-fields"
          disabled={publishing.isPending}
        >
          {publishing.isPending ? 'Publishing …' : 'Publish this report'}
        </button>
      </form>
    </section>
  );
}
