import { EVIDENCES, MEASURES, PROFESSIONS } from '../../address/filters.js';
import { useFilters } from '../../address/use-filters.js';
import { DayField } from '../../controls/day-field.js';
import { SelectField } from '../../controls/select-field.js';
import { type BridgeQuestion } from './query.js';

export function BridgeFilters({ question }: { readonly question: BridgeQuestion }) {
  const { filters, change } = useFilters();
  return (
    <form className="muster-filters" aria-label="What is asked" onSubmit={event => event.preventDefault()}>
      <SelectField
        label="Evidence"
        value={question.evidence}
        options={entriesOf(EVIDENCES)}
        onChange={evidence => change({ evidence })}
      />
      <SelectField
        label="Profession"
        value={question.profession}
        options={entriesOf(PROFESSIONS)}
        onChange={profession => change({ profession })}
      />
      <SelectField
        label="Measure"
        value={question.measure}
        options={entriesOf(MEASURES)}
        onChange={measure => change({ measure })}
      />
      <DayField label="From" value={filters.from ?? question.from} onChange={from => change({ from })} />
      <DayField label="To" value={filters.to ?? question.to} onChange={to => change({ to })} />
    </form>
  );
}

const entriesOf = <Names extends Readonly<Record<string, string>>>(names: Names) =>
  Object.entries(names) as [keyof Names & string, string][];
