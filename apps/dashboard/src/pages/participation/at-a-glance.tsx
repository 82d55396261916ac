import { useQueries } from '@tanstack/react-query';
import { DotWhisker, type WhiskerRow } from '../../charts/dot-whisker.js';
import { Figure } from '../../charts/figure.js';
import { placeName } from '../../geography/areas.js';
import { Nothing } from '../../states/nothing.js';
import { Problem } from '../../states/problem.js';
import { derivedSource, statusInWords } from '../../words/figures.js';
import { type AttributeName, type AttributeNames, ATTRIBUTES, groupName } from './attributes.js';
import { likelihoodInWords } from './groups.js';
import { participationAsked, type ParticipationQuestion } from './query.js';
import { academicYear } from '../../words/academic-years.js';

const ALL = (Object.entries(ATTRIBUTES) as [AttributeName, AttributeNames][]).flatMap(
  ([attribute, { compared }]) => (compared ? [{ attribute, compared }] : []),
);

/** Every attribute at one stage: where to look first. */
export function AtAGlance({ question }: { readonly question: ParticipationQuestion }) {
  const asked = useQueries({
    queries: ALL.map(each => participationAsked({ ...question, ...each, stage: 'completed' })),
  });
  const fault = asked.find(({ error }) => error)?.error;
  const found = ALL.map((_, nth) =>
    asked[nth]!.data?.rows.find(({ measure }) => measure === 'relative-likelihood'),
  );
  const told = found.flatMap(row => row ?? []);
  const rows = ALL.map(({ attribute, compared: [first, second] }, nth): WhiskerRow => {
    const row = found[nth];
    return {
      name: nameOf(attribute, first, second),
      value: row?.value ?? null,
      low: row?.low ?? null,
      high: row?.high ?? null,
      words: row ? likelihoodInWords(row) : statusInWords('no-data'),
      strong: attribute === question.attribute,
    };
  });
  const title = `Completed, every attribute at a glance: cohorts of ${academicYear(question.year)}`;
  return (
    <section>
      <h2 className="nhsuk-heading-m">Where to look first</h2>
      {fault && <Problem error={fault} again={() => asked.forEach(query => void query.refetch())} />}
      {asked.some(({ isPending }) => isPending) ? (
        <p className="muster-awaited muster-awaited--chart">Asking for every attribute …</p>
      ) : rows.every(({ value, low }) => value === null && low === null) ? (
        <Nothing>
          {told.every(({ status }) => status === 'not-told')
            ? 'Nothing can be compared: nobody told which groups people of these cohorts are of.'
            : 'Nothing can be compared yet: too few people of these cohorts have completed, or too few told which groups they are of.'}
        </Nothing>
      ) : (
        <Figure
          title={title}
          description="How likely each group is to complete against another, of those who started; fifths are the lowest against the highest, other names without a ÷ are yes against no. Of sixteen comparisons one can look clear of 1 by chance alone."
          source={`${derivedSource(asked.some(({ data }) => data?.simulated))} Protected; Koopman’s score intervals.`}
          dated={`${placeName(question.area)}.`}
          table={{
            columns: [
              { label: 'Groups' },
              { label: 'Ratio', digits: 2 },
              { label: 'Lower limit (95 %)', digits: 2 },
              { label: 'Upper limit', digits: 2 },
              { label: 'In words' },
            ],
            rows: rows.map(({ name, value, low, high, words }) => [name, value, low, high, words]),
          }}
        >
          {width => (
            <DotWhisker
              width={width}
              title={title}
              description={rows.map(({ name, words }) => `${name}: ${words}`).join('; ')}
              rows={rows}
              scale="log"
              line={{ at: 1, name: 'equally likely' }}
              unit="times as likely (logarithmic scale)"
            />
          )}
        </Figure>
      )}
    </section>
  );
}

/** Of yes and no, and of fifths, the attribute's name says enough. */
function nameOf(attribute: AttributeName, first: string, second: string): string {
  const { label } = ATTRIBUTES[attribute];
  if (first === 'yes' || first === '1') return label;
  const groups = `${groupName(attribute, first)} ÷ ${groupName(attribute, second)}`;
  return attribute === 'nationalityGroup' || attribute === 'trainedIn' ? `${label}: ${groups}` : groups;
}
