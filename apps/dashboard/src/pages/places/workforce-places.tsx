import { useQuery } from '@tanstack/react-query';
import { MEASURES, PROFESSIONS } from '../../address/filters.js';
import { useFilters } from '../../address/use-filters.js';
import { Defined } from '../../definitions/defined.js';
import { Answered } from '../../states/answered.js';
import { Nothing } from '../../states/nothing.js';
import { addYears, dayInWords } from '../../words/days.js';
import { derivedSource } from '../../words/figures.js';
import { type OfWorkforce, workforceFigures } from './measures.js';
import { PlaceFigures } from './place-figures.js';
import { workforceAsked, type WorkforceQuestion } from './query.js';

interface WorkforcePlacesProps extends Omit<WorkforceQuestion, 'measure' | 'level'> {
  readonly level: 'region' | 'icb';
  readonly measure: OfWorkforce;
  readonly counted: WorkforceQuestion['measure'];
}

/** Stock, change and leaving by place. */
export function WorkforcePlaces({ measure, counted, level, ...asked }: WorkforcePlacesProps) {
  const { filters } = useFilters();
  const { evidence, profession, on } = asked;
  const query = useQuery(workforceAsked({ ...asked, measure: counted, level }));
  const whole = useQuery(workforceAsked({ ...asked, measure: counted, level: 'england' }));
  return (
    <section>
      <h2 className="nhsuk-heading-m">
        <Defined as={measure.definition}>{measure.name}</Defined>
      </h2>
      {evidence === 'reported' && !measure.published ? (
        <Nothing>
          Nothing is published of this at this detail: it is derived from events about people alone. Choose
          “Events about people” as evidence.
        </Nothing>
      ) : (
        <Answered query={query} what="the places" room="chart">
          {reply => {
            const last = reply.bridges.filter(({ to }) => to <= on).at(-1);
            const days = last
              ? `${dayInWords(last.from)} to ${dayInWords(last.to)}`
              : `${dayInWords(addYears(on, -1))} to ${dayInWords(on)}`;
            return (
              <PlaceFigures
                measure={measure}
                title={`${measure.name}: ${PROFESSIONS[profession].toLowerCase()}`}
                unit={measure.unit === '' ? (counted === 'fte' ? 'FTE' : 'people') : measure.unit}
                level={level}
                figures={workforceFigures(reply.bridges, measure, on)}
                england={workforceFigures(whole.data?.bridges ?? [], measure, on)[0]}
                chosen={filters.area}
                provenance={{
                  source:
                    evidence === 'reported'
                      ? `Published figures: series ${last?.series ?? 'not named'}, vintage ${last?.vintage ?? 'not named'}.`
                      : derivedSource(reply.simulated),
                  dated: `${measure.definition === 'in-post' ? `On ${dayInWords(last?.to ?? on)}` : days}; ${measure.definition === 'leaver-rate' || measure.definition === 'stability' ? 'in people' : MEASURES[counted]}.`,
                }}
              />
            );
          }}
        </Answered>
      )}
    </section>
  );
}
