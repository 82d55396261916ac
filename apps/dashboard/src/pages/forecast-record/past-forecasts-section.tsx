import { useQuery } from '@tanstack/react-query';
import { useFilters } from '../../address/use-filters.js';
import { Figure, DataTable } from '../../charts/figure.js';
import { RangesWithOutcomes } from '../../charts/ranges-with-outcomes.js';
import { targetsAsked } from '../../client/queries.js';
import { SelectField } from '../../controls/select-field.js';
import { Defined } from '../../definitions/defined.js';
import { Answered } from '../../states/answered.js';
import { Nothing } from '../../states/nothing.js';
import { dayInWords } from '../../words/days.js';
import {
  cameInWords,
  inOrder,
  madeFrom,
  type PastForecast,
  pastForecasts,
  pastInWords,
  pastTable,
  recordTable,
} from './past-forecasts.js';
import { keptAsked } from './query.js';

/** More rows than these nobody compares; the table has all. */
const DRAWN = 12;

/** Every forecast that was made is kept, and stands here beside what came. */
export function PastForecasts() {
  const { filters, change } = useFilters();
  const targets = useQuery(targetsAsked);
  const kept = useQuery(keptAsked(filters.target));
  const names = (targets.data?.targets ?? []).map(
    ({ id, title, inWords }) => [id, title ?? inWords] as const,
  );
  const known = filters.target === undefined || names.some(([id]) => id === filters.target);
  return (
    <section>
      <h2 className="nhsuk-heading-m">Past forecasts against what came</h2>
      {targets.data && !known && (
        <p className="muster-problem" role="alert">
          There is no target {filters.target}.
        </p>
      )}
      <form
        className="muster-filters"
        aria-label="Which forecasts"
        onSubmit={event => event.preventDefault()}
      >
        <SelectField
          label="Of the target"
          value={filters.target ?? ''}
          options={[
            ['', 'All targets'],
            ...names,
            ...(known || filters.target === undefined ? [] : [[filters.target, filters.target] as const]),
          ]}
          onChange={target => change({ target: target === '' ? undefined : target })}
        />
      </form>
      <Answered query={kept} what="the forecasts that were made" room="chart">
        {({ forecasts }) => <Past past={pastForecasts(forecasts)} names={names} />}
      </Answered>
    </section>
  );
}

interface PastProps {
  readonly past: readonly PastForecast[];
  /** Of targets, in their order. */
  readonly names: readonly (readonly [id: string, name: string])[];
}

function Past({ past, names }: PastProps) {
  const [answer, ...more] = pastInWords(past);
  const come = past.filter(({ day }) => day.came !== null);
  const simulated = past.some(({ kept }) => kept.simulated);
  return (
    <>
      <p className="muster-answer">{answer}</p>
      {more.map(words => (
        <p key={words}>{words}</p>
      ))}
      {simulated && (
        <p className="muster-note">
          Forecasts made from simulated people are marked in the table. They are never scored, and no evidence
          of anything.
        </p>
      )}
      {past.length > 0 && (
        <>
          <Drawn past={come.length > 0 ? come : past} names={names} />
          <p>
            A forecast is kept as it was made, and never changed. What came is compared{' '}
            <Defined as="like-for-like">like for like</Defined> from the day it began: of published figures by
            the newest publication that tells both days, of events about people by what they tell once the
            month is settled and feeds tell of 95 % on both days.
          </p>
          <DataTable
            caption="All figures that were forecast, and what came"
            table={recordTable(past, id => nameOf(id, names))}
          />
        </>
      )}
      {past.length === 0 && (
        <Nothing>
          Targets that can be forecast are forecast by themselves, minutes after figures come in. None has
          been yet.
        </Nothing>
      )}
    </>
  );
}

function Drawn({ past, names }: PastProps) {
  // One scale cannot hold England and a region: those of one target, a real one if there is any.
  const order = (one: PastForecast) =>
    (one.kept.simulated ? names.length + 1 : 0) + names.findIndex(([id]) => id === one.kept.target);
  const [first] = [...past].sort((a, b) => order(a) - order(b));
  const same = inOrder(past).filter(
    ({ kept, day }) => kept.target === first!.kept.target && day.of === first!.day.of,
  );
  const drawn = same.slice(-DRAWN);
  const title = `In post as it was forecast, and what came: ${nameOf(first!.kept.target ?? 'no target', names)}`;
  return (
    <Figure
      title={title}
      description={`Bands hold 95 and 80 in 100 outcomes as they were forecast; a diamond is what came. The axis does not begin at 0. ${same.length > DRAWN ? `The last ${DRAWN} of ${same.length} are drawn. ` : ''}`}
      source={`Kept forecasts, made from: ${[...new Set(drawn.map(({ kept }) => madeFrom(kept)))].join('; ')}.`}
      dated={`Made from ${[...new Set(drawn.map(({ kept }) => kept.origin))].flatMap(on => (on === null ? [] : [dayInWords(on)])).join(', ')} on.`}
      table={pastTable(drawn)}
    >
      {width => (
        <RangesWithOutcomes
          width={width}
          title={title}
          description={drawn.map(({ day }) => `${dayInWords(day.on)}: ${cameInWords(day)}`).join('; ')}
          unit={first!.day.of === 'fte' ? 'FTE in post' : 'people in post'}
          rows={drawn.map(({ day }) => ({
            ...day,
            name: dayInWords(day.on),
            outcome: day.came?.actual ?? null,
            words: cameInWords(day),
          }))}
        />
      )}
    </Figure>
  );
}

function nameOf(target: string, names: PastProps['names']): string {
  return names.find(([id]) => id === target)?.[1] ?? target;
}
