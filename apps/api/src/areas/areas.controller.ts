import { type Day, DayField, LEVELS } from '@muster/domain';
import { type Clock, todayOf } from '@muster/platform';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Static, Type } from 'typebox';
import { AsOf } from '../freshness/as-of.js';
import { Snapshots } from '../freshness/snapshots.js';
import { Answer } from '../http/answer.js';
import { type Columns } from '../http/csv.js';
import { Answers } from '../http/describe.js';
import { Asked } from '../http/question.js';
import { DayText, Nullable } from '../http/schemas.js';
import { CLOCK } from '../surroundings.js';
import { areasOn } from './areas.js';

const AreasQuestion = Type.Object({ on: Type.Optional(DayField) }, { additionalProperties: false });
type AreasQuestion = Static<typeof AreasQuestion>;

const AreasReply = Type.Object(
  {
    on: DayText('the day asked for'),
    areas: Type.Array(
      Type.Object({
        area: Type.String({ description: 'its code' }),
        name: Type.String(),
        level: Type.Enum([...LEVELS]),
        within: Nullable(Type.String(), 'the area of the next level in which it lies; null: none'),
      }),
      { description: 'the largest first' },
    ),
    asOf: AsOf,
  },
  { component: 'AreasReply' },
);
type AreasReply = Static<typeof AreasReply>;

const COLUMNS = {
  area: 'its code',
  name: 'its name',
  level: 'england, region, icb or organisation',
  within: 'the area of the next level in which it lies; empty: none',
} as const satisfies Columns;

@ApiTags('definitions')
@Controller('v1')
export class AreasController {
  constructor(
    private readonly snapshots: Snapshots,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('areas')
  @Answers({
    summary: 'The areas of a day: England, its regions, ICBs and organisations, and what lies in what',
    description:
      'Places are dated: ICBs merge, organisations move. An organisation that merged into another is not listed from that day on.',
    question: AreasQuestion,
    asks: { on: 'The day, today in England if left out' },
    answers: { 200: { description: 'The areas, by level and code.', json: AreasReply } },
    csv: COLUMNS,
    problems: ['bad-query', 'not-ready'],
  })
  areas(@Asked(AreasQuestion) question: AreasQuestion): Promise<Answer<AreasReply>> {
    const on = (question.on as Day | undefined) ?? todayOf(this.clock);
    return this.snapshots.read(async snapshot => {
      const { reference } = await snapshot.evidence();
      const areas = areasOn(reference, on).map(({ within, ...area }) => ({
        ...area,
        within: within ?? null,
      }));
      return new Answer({ on, areas, asOf: snapshot.asOf }, () => ({ columns: COLUMNS, rows: areas }));
    });
  }
}
