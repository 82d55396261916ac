import { useFilters } from '../../address/use-filters.js';
import { DotWhisker } from '../../charts/dot-whisker.js';
import { Figure } from '../../charts/figure.js';
import { SelectField } from '../../controls/select-field.js';
import { Defined } from '../../definitions/defined.js';
import { placeName } from '../../geography/areas.js';
import { Nothing } from '../../states/nothing.js';
import { derivedSource } from '../../words/figures.js';
import { type AttributeNames, ATTRIBUTES, groupName, STAGES } from './attributes.js';
import { clearOfOne, likelihoodInWords, likelihoods } from './groups.js';
import { type ParticipationQuestion, type ParticipationRow } from './query.js';
import { academicYear } from '../../words/academic-years.js';

interface LikelihoodsProps {
  readonly question: ParticipationQuestion;
  readonly rows: readonly ParticipationRow[];
  readonly simulated: boolean;
}

/** How likely one group is to reach each stage against another, both named. */
export function Likelihoods({ question, rows, simulated }: LikelihoodsProps) {
  const { change } = useFilters();
  const { attribute, compared } = question;
  const values = [
    ...new Set([
      ...Object.keys((ATTRIBUTES[attribute] as AttributeNames).values),
      ...rows.flatMap(({ group }) => group ?? []),
    ]),
  ];
  const options = values.map(value => [value, groupName(attribute, value)] as const);
  const told = likelihoods(rows);
  const [first, second] = compared ? compared.map(value => groupName(attribute, value)) : [];
  const title = `${first} against ${second}: cohorts of ${academicYear(question.year)}`;
  return (
    <section>
      <h2 className="nhsuk-heading-m">
        <Defined as="relative-likelihood">Relative likelihood</Defined> at each stage
      </h2>
      <form
        className="muster-filters muster-filters--within"
        aria-label="Which groups"
        onSubmit={event => event.preventDefault()}
      >
        <SelectField
          label="This group"
          value={compared?.[0] ?? ''}
          options={options}
          onChange={value => change({ first: value, second: compared?.[1] })}
        />
        <SelectField
          label="Against this one"
          value={compared?.[1] ?? ''}
          options={options}
          onChange={value => change({ first: compared?.[0], second: value })}
        />
        {compared && (
          <button
            type="button"
            className="nhsuk-button nhsuk-button--secondary nhsuk-button--small muster-beside-fields"
            onClick={() => change({ first: compared[1], second: compared[0] })}
          >
            Swap the groups
          </button>
        )}
      </form>
      {attribute === 'ethnicGroup' ? (
        <p>
          The Workforce Race Equality Standard prints white ÷ BME: above 1, white people are likelier to reach
          the stage. Swap the groups to read it the other way round.
        </p>
      ) : (
        <p>
          Above 1, the first group is likelier to reach the stage than the second.{' '}
          <button
            type="button"
            className="muster-link"
            onClick={() => change({ attribute: 'ethnicGroup', first: undefined, second: undefined })}
          >
            Show white ÷ BME, as the Workforce Race Equality Standard prints it
          </button>
        </p>
      )}
      {told.length === 0 || told.every(({ value, low }) => value === null && low === null) ? (
        <Nothing>
          No likelihood can be told of {first ?? 'these groups'} against {second ?? 'each other'}: a stage is
          not released yet, too few of either group are known, or nobody told which group people are of.
        </Nothing>
      ) : (
        <Figure
          title={title}
          description={inWords(
            told.map(({ row }) => row),
            first!,
            second!,
          )}
          source={`${derivedSource(simulated)} Protected; Koopman’s score intervals, of the figures as they are told: noise and rounding come on top.`}
          dated={`${placeName(question.area)}.`}
          table={{
            columns: [
              { label: 'Stage' },
              { label: 'Of those who' },
              { label: 'This group' },
              { label: 'Against' },
              { label: 'Ratio', digits: 2 },
              { label: 'Lower limit (95 %)', digits: 2 },
              { label: 'Upper limit', digits: 2 },
              { label: 'In words' },
            ],
            rows: told.map(({ row }) => [
              STAGES[row.stage],
              STAGES[row.fromStage as keyof typeof STAGES] ?? '',
              first!,
              second!,
              row.value,
              row.low,
              row.high,
              likelihoodInWords(row),
            ]),
          }}
        >
          {width => (
            <DotWhisker
              width={width}
              title={title}
              description={told.map(({ name, words }) => `${name}: ${words}`).join('; ')}
              rows={told.map(({ row: _row, ...each }) => each)}
              scale="log"
              line={{ at: 1, name: 'equally likely' }}
              sides={[`${second} likelier`, `${first} likelier`]}
              unit="times as likely (logarithmic scale)"
            />
          )}
        </Figure>
      )}
    </section>
  );
}

/** What of it is beyond chance, and that the rest is not. */
function inWords(rows: readonly ParticipationRow[], first: string, second: string): string {
  const clear = rows.filter(row => row.status === 'given' && clearOfOne(row));
  const from = 'Offered and accepted are taken of those who applied, the others of those who started.';
  if (clear.length === 0)
    return `No interval is clear of 1: with so few people a difference between ${first} and ${second} can be chance. ${from}`;
  const told = clear.map(
    row => `${STAGES[row.stage].toLowerCase()} (${(row.value ?? 0) > 1 ? first : second} likelier)`,
  );
  return `Clear of 1: ${told.join(', ')}. The others can be chance. ${from}`;
}
