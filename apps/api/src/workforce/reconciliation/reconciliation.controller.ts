import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Snapshots } from '../../freshness/snapshots.js';
import { Answer } from '../../http/answer.js';
import { Answers } from '../../http/describe.js';
import { Asked } from '../../http/question.js';
import { RECONCILIATION_ASKS, ReconciliationQuestion } from './reconciliation-question.js';
import { ReconciliationReply } from './reconciliation-reply.js';
import { RECONCILIATION_COLUMNS, reconciliationTable } from './reconciliation-table.js';
import { reconciliationReply } from './reconciliation.js';

@ApiTags('workforce')
@Controller('v1/reconciliation')
export class ReconciliationController {
  constructor(private readonly snapshots: Snapshots) {}

  @Get()
  @Answers({
    summary: 'Published stock, joiners and leavers beside those derived from events, and why they may differ',
    description:
      'For one published period. Published flows compare two points in time and derived ones are daily: `notes` says what that leaves open.',
    question: ReconciliationQuestion,
    asks: RECONCILIATION_ASKS,
    answers: {
      200: {
        description:
          'Each figure both ways; or, as `status` and `detail`, why not. In CSV: one row a figure, then one a reason.',
        json: ReconciliationReply,
      },
    },
    csv: RECONCILIATION_COLUMNS,
    problems: ['bad-query', 'not-ready'],
  })
  reconciliation(
    @Asked(ReconciliationQuestion) question: ReconciliationQuestion,
  ): Promise<Answer<ReconciliationReply>> {
    return this.snapshots.read(async snapshot => {
      const reply = await reconciliationReply(snapshot, question);
      return new Answer(reply, () => reconciliationTable(reply));
    });
  }
}
