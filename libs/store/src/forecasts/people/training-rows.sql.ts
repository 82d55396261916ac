import { type Day, type PlacesCell, type Profession, reconcileIntakes, trainingFor } from '@muster/domain';
import { type CohortRow, type PlacesRow } from '@muster/forecast/evidence';
import { cellSums } from '../../cells/sums.sql.js';
import { type Sql } from '../../database.js';

/** Of what becomes of a cohort, what a forecast is told. */
const KINDS = [
  'started',
  'in-year',
  'interrupted',
  'withdrew',
  'completed-on-time',
  'completed-late',
  'registered',
  'first-post',
  'due',
];

/** The cohorts that lead to a profession, by month; days to come, on which learners are due, among them. */
export function cohortRows(sql: Sql, generation: number, profession: Profession): Promise<CohortRow[]> {
  return sql.rows<CohortRow>(
    `SELECT area AS organisation, institution, programme, route, cohort, kind,
       CASE WHEN kind IN ('first-post', 'started') THEN detail ELSE '' END AS detail,
       to_char(day, 'YYYY-MM') AS month, sum(count)::bigint AS count
     FROM muster.cell_cohort
     WHERE generation = $1 AND level = 'organisation' AND profession = ANY ($2) AND kind = ANY ($3)
     GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 HAVING sum(count) <> 0 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8`,
    [generation, trainingFor(profession), KINDS],
  );
}

/** Places of cohorts, as confirmed; where nothing was confirmed, as planned. */
export async function placesRows(
  sql: Sql,
  generation: number,
  profession: Profession,
  today: Day,
): Promise<PlacesRow[]> {
  const cells = await cellSums(sql, generation, 'intake', {
    by: ['area', 'profession', 'programme', 'route', 'cohort', 'kind'],
    where: { profession: trainingFor(profession) },
  });
  const told = cells.map(cell => ({ ...cell, institution: cell.area }) as unknown as PlacesCell);
  return reconcileIntakes(told, [], today).flatMap(
    ({ institution, programme, route, cohort, confirmed, planned }) => {
      const places = confirmed ?? planned;
      const row = { institution, programme, route, cohort };
      return places === undefined ? [] : [{ ...row, places }];
    },
  );
}
