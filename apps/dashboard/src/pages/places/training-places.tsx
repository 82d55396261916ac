import { useQuery } from '@tanstack/react-query';
import { PROFESSIONS, type Filters } from '../../address/filters.js';
import { useFilters } from '../../address/use-filters.js';
import { Defined } from '../../definitions/defined.js';
import { Answered } from '../../states/answered.js';
import { academicYear } from '../../words/academic-years.js';
import { dayInWords } from '../../words/days.js';
import { derivedSource } from '../../words/figures.js';
import { type OfTraining, trainingFigures } from './measures.js';
import { PlaceFigures } from './place-figures.js';
import { type MapLevel, trainingAsked } from './query.js';

interface TrainingPlacesProps {
  readonly measure: OfTraining;
  readonly profession: NonNullable<Filters['profession']>;
  readonly level: MapLevel;
  readonly year: string;
  readonly on: string;
}

/** What cohorts of one academic year came to, by place. */
export function TrainingPlaces({ measure, profession, level, year, on }: TrainingPlacesProps) {
  const { filters } = useFilters();
  const query = useQuery(trainingAsked(profession, level, year, on));
  const whole = useQuery(trainingAsked(profession, 'england', year, on));
  return (
    <section>
      <h2 className="nhsuk-heading-m">
        <Defined as={measure.definition}>{measure.name}</Defined>
      </h2>
      <Answered query={query} what="the places" room="chart">
        {reply => (
          <PlaceFigures
            measure={measure}
            title={`${measure.name}, training for ${PROFESSIONS[profession].toLowerCase()}: cohorts of ${academicYear(year)}`}
            unit={measure.unit}
            level={level}
            figures={trainingFigures(reply.rows, measure)}
            england={trainingFigures(whole.data?.rows ?? [], measure)[0]}
            chosen={filters.area}
            provenance={{
              source: derivedSource(reply.simulated),
              dated: `Cohorts of ${academicYear(year)}, counted up to ${dayInWords(reply.on)}.`,
            }}
          />
        )}
      </Answered>
    </section>
  );
}
