import { type Area, type Level, type Month, type Profession } from '@muster/domain';
import { type Sql } from '../database.js';

/** What of the cubes by month is asked; what is not named is all. */
export interface MonthsAsked {
  readonly level?: Level | undefined;
  readonly area?: Area | undefined;
  readonly profession?: Profession | undefined;
  /** Flows only: stock needs every change from the beginning. */
  readonly from?: Month | undefined;
  readonly to?: Month | undefined;
}

export interface StockMonth {
  readonly level: Level;
  readonly area: Area;
  readonly profession: Profession;
  readonly month: Month;
  /** Changes within the month. */
  readonly headcount: number;
  readonly fte: number;
  readonly unknown_fte: number;
  readonly on_leave: number;
}

export interface FlowMonth {
  readonly level: Level;
  readonly area: Area;
  readonly profession: Profession;
  readonly month: Month;
  readonly kind: string;
  readonly headcount: number;
  readonly fte: number;
}

/** Changes of stock by month, in order of level, area, profession and month. */
export function stockByMonth(sql: Sql, generation: number, asked: MonthsAsked): Promise<StockMonth[]> {
  return sql.rows<StockMonth>(
    `SELECT level, area, profession, month, sum(headcount)::bigint AS headcount, sum(fte)::bigint AS fte,
       sum(unknown_fte)::bigint AS unknown_fte, sum(on_leave)::bigint AS on_leave
     FROM muster.cell_stock_month WHERE ${CONDITION}
     GROUP BY level, area, profession, month
     HAVING sum(headcount) <> 0 OR sum(fte) <> 0 OR sum(unknown_fte) <> 0 OR sum(on_leave) <> 0
     ORDER BY level, area, profession, month`,
    parametersOf(generation, { ...asked, from: undefined }),
  );
}

/** Flows by month and kind, in order of level, area, profession, month and kind. */
export function flowsByMonth(sql: Sql, generation: number, asked: MonthsAsked): Promise<FlowMonth[]> {
  return sql.rows<FlowMonth>(
    `SELECT level, area, profession, month, kind, sum(headcount)::bigint AS headcount, sum(fte)::bigint AS fte
     FROM muster.cell_flow_month WHERE ${CONDITION}
     GROUP BY level, area, profession, month, kind ORDER BY level, area, profession, month, kind`,
    parametersOf(generation, asked),
  );
}

const CONDITION = `generation = $1 AND ($2::text IS NULL OR level = $2) AND ($3::text IS NULL OR area = $3)
  AND ($4::text IS NULL OR profession = $4) AND ($5::text IS NULL OR month >= $5) AND ($6::text IS NULL OR month <= $6)`;

function parametersOf(generation: number, { level, area, profession, from, to }: MonthsAsked): unknown[] {
  return [generation, level ?? null, area ?? null, profession ?? null, from ?? null, to ?? null];
}
