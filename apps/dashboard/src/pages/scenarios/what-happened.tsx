import { useQuery } from '@tanstack/react-query';
import { type ChartTable } from '../../charts/chart-table.js';
import { DataTable } from '../../charts/figure.js';
import { Answered } from '../../states/answered.js';
import { placeName } from '../../geography/areas.js';
import { dayInWords, instantInWords } from '../../words/days.js';
import { inDigits } from '../../words/numbers.js';
import { forecastsUnderAsked, type KeptForecast } from './query.js';
import { inHundred } from '../../words/chances.js';

/** Each forecast that was made under a scenario is kept, beside what was published since. */
export function WhatHappened({ id }: { readonly id: string }) {
  const query = useQuery(forecastsUnderAsked(id));
  return (
    <section>
      <h3 className="nhsuk-heading-s">What was forecast, and what happened</h3>
      <Answered query={query} what="the forecasts that were made" room="line">
        {({ forecasts }) => {
          const told = forecasts.filter(({ scenario }) => scenario === id);
          if (told.length === 0) return <p>No forecast of it is kept yet.</p>;
          const happened = happenedTable(told);
          return (
            <>
              <DataTable
                caption="Forecasts made of it"
                table={{
                  columns: [{ label: 'Made' }, { label: 'From' }, { label: 'Chance of the target' }],
                  rows: told.map(({ madeAt, origin, chance }) => [
                    instantInWords(madeAt),
                    origin === null ? 'not told' : dayInWords(origin),
                    chance === null ? 'no answer' : inHundred(chance),
                  ]),
                }}
              />
              {happened.rows.length === 0 ? (
                <p>Nothing has been published yet of the days that it forecasts.</p>
              ) : (
                <DataTable caption="What happened" table={happened} />
              )}
            </>
          );
        }}
      </Answered>
    </section>
  );
}

/** What was published of the days that were forecast, and whether it lay where 80 in 100 outcomes were to lie. */
export function happenedTable(forecasts: readonly KeptForecast[]): ChartTable {
  const scored = forecasts.flatMap(({ scores }) => scores.filter(({ measure }) => measure === 'within-80'));
  return {
    columns: [
      { label: 'Day' },
      { label: 'Where' },
      { label: 'Published' },
      { label: 'Within its 80 in 100' },
    ],
    rows: scored.map(({ on, area, actual, value, vintage }) => [
      dayInWords(on),
      placeName(area),
      `${inDigits(actual)} (${vintage})`,
      value === 1 ? 'yes' : 'no',
    ]),
  };
}
