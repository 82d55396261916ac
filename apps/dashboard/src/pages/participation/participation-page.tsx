import { useQuery } from '@tanstack/react-query';
import { PROFESSIONS } from '../../address/filters.js';
import { useFilters } from '../../address/use-filters.js';
import { CohortYearField } from '../../controls/cohort-year-field.js';
import { SelectField } from '../../controls/select-field.js';
import { useCountedOn } from '../../freshness/counted-on.js';
import { ENGLAND, placeOptions } from '../../geography/areas.js';
import { PageTitle } from '../../shell/page-title.js';
import { Answered } from '../../states/answered.js';
import { AtAGlance } from './at-a-glance.js';
import { type AttributeName, type AttributeNames, ATTRIBUTES, isAttribute, isStage } from './attributes.js';
import { Likelihoods } from './likelihoods.js';
import { Outreach } from './outreach.js';
import { Protection } from './protection.js';
import { participationAsked, type ParticipationQuestion } from './query.js';
import { Shares } from './shares.js';
import { Trends } from './trends.js';
import { yearsUpTo } from '../../words/academic-years.js';

/** Long enough after it began for most to have completed and some to be in post. */
const TELLING = 4;
const YEARS = 9;

/** Who comes in, who stays, and who is missing. */
export function ParticipationPage() {
  const on = useCountedOn();
  return (
    <>
      <PageTitle title="Participation" lead="Who comes in, who gets through, and who is missing." />
      {on === undefined ? (
        <p className="muster-awaited muster-awaited--chart">Asking for the newest day …</p>
      ) : (
        <Participation on={on} />
      )}
    </>
  );
}

function Participation({ on }: { readonly on: string }) {
  const { filters, change } = useFilters();
  const years = yearsUpTo(on, YEARS);
  const attribute: AttributeName =
    filters.attribute && isAttribute(filters.attribute) ? filters.attribute : 'ethnicGroup';
  const stage = filters.stage && isStage(filters.stage) ? filters.stage : 'started';
  const year = filters.year ?? years[TELLING]!;
  const names: AttributeNames = ATTRIBUTES[attribute];
  const compared =
    filters.first !== undefined && filters.second !== undefined
      ? ([filters.first, filters.second] as const)
      : names.compared;
  const profession = filters.profession ?? 'midwife';
  const question: ParticipationQuestion = {
    attribute,
    area: filters.area ?? ENGLAND,
    year,
    profession,
    compared,
  };
  const enrolments = useQuery(participationAsked(question));
  const applications = useQuery(participationAsked({ ...question, profession: undefined }));
  return (
    <>
      {filters.attribute !== undefined && filters.attribute !== attribute && (
        <p className="muster-problem" role="alert">
          Nothing is told by {filters.attribute}; ethnic group is shown.
        </p>
      )}
      <form className="muster-filters" aria-label="What is asked" onSubmit={event => event.preventDefault()}>
        <SelectField
          label="By"
          value={attribute}
          options={Object.entries(ATTRIBUTES).map(
            ([name, { label }]) => [name as AttributeName, label] as const,
          )}
          onChange={chosen => change({ attribute: chosen, first: undefined, second: undefined })}
        />
        <CohortYearField year={year} years={years} onChange={chosen => change({ year: chosen })} />
        <SelectField
          label="Training for"
          value={profession}
          options={Object.entries(PROFESSIONS) as [typeof profession, string][]}
          onChange={chosen => change({ profession: chosen })}
        />
        <SelectField
          label="Area"
          value={question.area}
          options={placeOptions(filters.area)}
          onChange={chosen => change({ area: chosen === ENGLAND ? undefined : chosen, level: undefined })}
        />
      </form>
      {names.note && <p className="muster-note">{names.note}</p>}
      <Answered query={enrolments} what="who takes part" room="chart">
        {reply => (
          <>
            <Protection reply={reply} />
            <Shares
              question={question}
              stage={stage}
              rows={[...(applications.data?.rows ?? []), ...reply.rows]}
              simulated={reply.simulated}
            />
            <Likelihoods
              question={question}
              rows={[...(applications.data?.rows ?? []), ...reply.rows]}
              simulated={reply.simulated}
            />
          </>
        )}
      </Answered>
      <Trends question={question} stage={stage} years={years} />
      <AtAGlance question={question} />
      <Outreach area={question.area} on={on} />
    </>
  );
}
