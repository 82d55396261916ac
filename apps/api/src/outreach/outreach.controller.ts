import { type Day } from '@muster/domain';
import { type Clock, todayOf } from '@muster/platform';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Static, Type } from 'typebox';
import { CLOSED, countedUntil, dated, ON_ASKS, place, PLACE_ASKS, readPlace } from '../figures/place.js';
import { Snapshots } from '../freshness/snapshots.js';
import { Answer } from '../http/answer.js';
import { Answers } from '../http/describe.js';
import { Asked } from '../http/question.js';
import { CLOCK } from '../surroundings.js';
import { OUTREACH_COLUMNS, OutreachReply, outreachTable } from './outreach-reply.js';
import { outreachReply } from './outreach.js';

const OutreachQuestion = Type.Object({ ...place, ...dated }, CLOSED);
type OutreachQuestion = Static<typeof OutreachQuestion>;

@ApiTags('training')
@Controller('v1')
export class OutreachController {
  constructor(
    private readonly snapshots: Snapshots,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('outreach')
  @Answers({
    summary: 'Sessions of outreach, who took part, and who of them applied and started',
    description:
      'Sessions where the organisation that held them lies; people wherever they applied and started. Who took part in two sessions counts under both.',
    question: OutreachQuestion,
    asks: { ...PLACE_ASKS, ...ON_ASKS },
    answers: { 200: { description: 'One row a figure, by area and kind of session.', json: OutreachReply } },
    csv: OUTREACH_COLUMNS,
    problems: ['bad-query', 'too-many-rows', 'not-ready'],
  })
  outreach(@Asked(OutreachQuestion) question: OutreachQuestion): Promise<Answer<OutreachReply>> {
    const where = readPlace(question);
    const on = countedUntil(where.level, (question.on as Day | undefined) ?? todayOf(this.clock));
    return this.snapshots.read(async snapshot => {
      const reply = await outreachReply(snapshot, { ...where, on });
      return new Answer(reply, () => outreachTable(reply));
    });
  }
}
