import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { DataTable } from '../../charts/figure.js';
import { Problem } from '../../states/problem.js';
import { instantInWords } from '../../words/days.js';
import { inDigits } from '../../words/numbers.js';
import { sourceName } from '../../words/sources.js';
import { setAsideInWords } from './codes.js';
import { type Parked, redrive, type Redriven } from './query.js';

/** What was set aside, by reason; to be tried again, a dry run first. */
export function ParkedEvents({ events }: { readonly events: readonly Parked[] }) {
  if (events.length === 0) return <p>Nothing is set aside.</p>;
  const reasons = [...new Set(events.map(({ reason }) => reason))].sort();
  return (
    <>
      <p>
        {countInWords(events.length)} They hold nothing up. What each says is shown only to whoever brings the
        key of operators (<code>muster ops parked</code>).
      </p>
      <details className="muster-quiet-details">
        <summary>Events set aside, one by one</summary>
        <DataTable
          caption="Events set aside"
          table={{
            columns: ['Place', 'Why', 'Source', 'Came', 'Code'].map(label => ({ label })),
            rows: events.map(({ topic, partition, offset, reason, source, knownAt }) => [
              `${topic}:${partition}:${offset}`,
              setAsideInWords(reason),
              source ? sourceName(source) : 'cannot be read',
              instantInWords(knownAt),
              reason,
            ]),
          }}
        />
      </details>
      <TryAgain reasons={reasons} />
    </>
  );
}

/** The key stays in this form, and goes nowhere but to ops. */
function TryAgain({ reasons }: { readonly reasons: readonly string[] }) {
  const id = useId();
  const queries = useQueryClient();
  const [reason, setReason] = useState(reasons[0]!);
  const [key, setKey] = useState('');
  const [by, setBy] = useState('');
  const [asking, setAsking] = useState(false);
  const [outcome, setOutcome] = useState<Redriven | Error>();
  const dryRunOf = outcome instanceof Error || !outcome?.dryRun ? undefined : outcome;
  const ask = async (name: string | undefined) => {
    setAsking(true);
    try {
      setOutcome(await redrive(reason, key, name));
      if (name !== undefined) await queries.invalidateQueries({ queryKey: ['ops'] });
    } catch (error) {
      setOutcome(error as Error);
    } finally {
      setAsking(false);
    }
  };
  return (
    <form
      className="muster-filters"
      aria-label="Try events that are set aside again"
      onSubmit={event => event.preventDefault()}
    >
      <div className="muster-field">
        <label className="nhsuk-label" htmlFor={`${id}-reason`}>
          Set aside because
        </label>
        <select
          id={`${id}-reason`}
          className="nhsuk-select"
          value={reason}
          onChange={({ target }) => {
            setReason(target.value);
            setOutcome(undefined);
          }}
        >
          {reasons.map(one => (
            <option key={one} value={one}>
              {setAsideInWords(one)}
            </option>
          ))}
        </select>
      </div>
      <div className="muster-field">
        <label className="nhsuk-label" htmlFor={`${id}-key`}>
          Key of operators
        </label>
        <input
          id={`${id}-key`}
          className="nhsuk-input"
          type="password"
          autoComplete="off"
          value={key}
          onChange={({ target }) => setKey(target.value)}
        />
      </div>
      <div className="muster-field">
        <label className="nhsuk-label" htmlFor={`${id}-by`}>
          Who answers for it
        </label>
        <input
          id={`${id}-by`}
          className="nhsuk-input"
          value={by}
          onChange={({ target }) => setBy(target.value)}
        />
      </div>
      <div className="muster-field muster-field--buttons">
        <button
          type="button"
          className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
          disabled={asking || key === ''}
          onClick={() => void ask(undefined)}
        >
          Dry run
        </button>
        <button
          type="button"
          className="nhsuk-button nhsuk-button--small"
          disabled={asking || key === '' || by.trim() === '' || dryRunOf === undefined}
          onClick={() => void ask(by)}
        >
          Try again for good
        </button>
      </div>
      <div role="status" className="muster-outcome">
        {asking && 'Asking …'}
        {outcome instanceof Error ? <Problem error={outcome} /> : outcome && <p>{inWords(outcome)}</p>}
      </div>
    </form>
  );
}

function inWords({ dryRun, count, applied, duplicate, parked }: Redriven): string {
  const verb = dryRun ? 'would be' : 'were';
  return `Of ${inDigits(count)} ${count === 1 ? 'event' : 'events'} ${inDigits(applied)} ${verb} taken in, ${inDigits(duplicate)} ${verb} found to be there already, ${inDigits(parked)} ${verb} set aside again.`;
}

function countInWords(count: number): string {
  if (count === 1) return 'One event is set aside.';
  return `${count >= 1_000 ? 'The first 1,000' : inDigits(count)} events are set aside.`;
}
