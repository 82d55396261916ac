import { type Day } from '@muster/domain';
import { type Clock, todayOf } from '@muster/platform';
import { targetCards } from '@muster/store';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Snapshots } from '../freshness/snapshots.js';
import { Answer } from '../http/answer.js';
import { Answers } from '../http/describe.js';
import { Asked } from '../http/question.js';
import { CLOCK } from '../surroundings.js';
import { answerOf, targetById } from './answers.js';
import { positionReply } from './position/position-json.js';
import { POSITION_ASKS, PositionQuestion } from './position/position-question.js';
import { PositionReply } from './position/position-reply.js';
import { POSITION_COLUMNS, positionTable } from './position/position-table.js';
import { targetJson, TargetReply, targetReply, TargetsReply } from './target-reply.js';
import { historyTable, TARGET_COLUMNS, targetsTable } from './targets-table.js';

const WHICH = {
  name: 'id',
  description: 'the name of a target, e.g. midwives',
  schema: { type: 'string' },
} as const;

@ApiTags('targets')
@Controller('v1/targets')
export class TargetsController {
  constructor(
    private readonly snapshots: Snapshots,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Answers({
    summary: 'All targets, as they read now',
    answers: { 200: { description: 'The targets, by id.', json: TargetsReply } },
    csv: TARGET_COLUMNS,
    problems: ['not-ready'],
  })
  targets(): Promise<Answer<TargetsReply>> {
    return this.snapshots.read(async snapshot => {
      const cards = await targetCards(snapshot.entities, snapshot.generation);
      const reply = { targets: cards.map(targetJson), asOf: snapshot.asOf };
      return new Answer(reply, () => targetsTable(reply));
    });
  }

  @Get(':id')
  @ApiParam(WHICH)
  @Answers({
    summary: 'A target, and every way it read before',
    answers: {
      200: { description: 'The target. In CSV: one row a revision, oldest first.', json: TargetReply },
    },
    csv: TARGET_COLUMNS,
    problems: ['unknown-target', 'not-ready'],
  })
  target(@Param('id') id: string): Promise<Answer<TargetReply>> {
    return this.snapshots.read(async snapshot => {
      const reply = targetReply(await targetById(snapshot, id), snapshot.asOf);
      return new Answer(reply, () => historyTable(reply));
    });
  }

  @Get(':id/position')
  @ApiParam(WHICH)
  @Answers({
    summary: 'Where a target stands on a day',
    description:
      'Baseline, in post, the change in its parts, what counts and what remains, by the evidence that the target is set by ' +
      '(published figures of one vintage, or events about people), and beside it by the other; ' +
      'and the same from other baselines and under other bases, for these decide the answer.',
    question: PositionQuestion,
    asks: POSITION_ASKS,
    answers: {
      200: {
        description:
          'The position; or, as `status` and `detail`, why there is none. In CSV: one row a figure.',
        json: PositionReply,
      },
    },
    csv: POSITION_COLUMNS,
    problems: ['bad-query', 'unknown-target', 'not-ready'],
  })
  position(
    @Param('id') id: string,
    @Asked(PositionQuestion) question: PositionQuestion,
  ): Promise<Answer<PositionReply>> {
    const on = (question.on as Day | undefined) ?? todayOf(this.clock);
    return this.snapshots.read(async snapshot => {
      const answer = await answerOf(snapshot, await targetById(snapshot, id), on, question);
      const reply = positionReply(answer, on, snapshot.asOf);
      return new Answer(reply, () => positionTable(reply));
    });
  }
}
