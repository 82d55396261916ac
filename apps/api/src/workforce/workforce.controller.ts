import { area } from '@muster/domain';
import { publishedPeriods } from '@muster/store';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Snapshots } from '../freshness/snapshots.js';
import { Answer } from '../http/answer.js';
import { Answers } from '../http/describe.js';
import { Asked } from '../http/question.js';
import { REPORTED_ASKS, ReportedQuestion } from './reported-question.js';
import { ReportedReply } from './reported-reply.js';
import { REPORTED_COLUMNS, reportedTable } from './reported-table.js';
import { reportedReply } from './reported.js';

@ApiTags('workforce')
@Controller('v1/workforce')
export class WorkforceController {
  constructor(private readonly snapshots: Snapshots) {}

  @Get('reported')
  @Answers({
    summary: 'Published workforce figures, and the bridge from the first to the last',
    description:
      'Every published period of a profession in an area, of one vintage. opening + breaks + joiners − leavers + residual = closing.',
    question: ReportedQuestion,
    asks: REPORTED_ASKS,
    answers: {
      200: {
        description:
          'The periods and their bridge; or, as `status` and `detail`, why there are none. In CSV: one row a figure.',
        json: ReportedReply,
      },
    },
    csv: REPORTED_COLUMNS,
    problems: ['bad-query', 'not-ready'],
  })
  reported(@Asked(ReportedQuestion) question: ReportedQuestion): Promise<Answer<ReportedReply>> {
    return this.snapshots.read(async snapshot => {
      const { profession } = question;
      const periods = await publishedPeriods(
        snapshot,
        snapshot.generation,
        profession,
        area(question.area ?? 'ENG'),
      );
      const reply = reportedReply(question, periods, snapshot.asOf);
      return new Answer(reply, () => reportedTable(reply));
    });
  }
}
