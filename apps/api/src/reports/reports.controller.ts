import { publishedReports } from '@muster/store';
import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { Snapshots } from '../freshness/snapshots.js';
import { Answer } from '../http/answer.js';
import { checkedBody } from '../http/body.js';
import { Answers } from '../http/describe.js';
import { Asked } from '../http/question.js';
import { BoardReport } from './board-report.js';
import { BoardReports } from './board-reports.js';
import { FormField, REPORT_FILES, type ReportForm, ReportForms } from './forms/report-forms.js';
import {
  PUBLISHED_COLUMNS,
  publishedJson,
  PublishedReportsReply,
  publishedTable,
  reportAddress,
} from './published-reply.js';
import { PublishReportBody } from './report-bodies.js';
import { REPORT_ASKS, ReportQuestion } from './report-question.js';

const MOST_LISTED = 200;
const DraftQuestion = Type.Object(
  { ...ReportQuestion.properties, ...FormField },
  { additionalProperties: false },
);
type DraftQuestion = Static<typeof DraftQuestion>;
const PublishedQuestion = Type.Object(FormField, { additionalProperties: false });
type PublishedQuestion = Static<typeof PublishedQuestion>;
const FORM_ASKS = { format: 'In which form; left out: what the Accept header prefers, JSON if nothing' };
const WHICH = { name: 'number', description: 'the number of a report', schema: { type: 'integer' } } as const;

@ApiTags('reports')
@Controller('v1/reports')
export class ReportsController {
  constructor(
    private readonly reports: BoardReports,
    private readonly forms: ReportForms,
    private readonly snapshots: Snapshots,
  ) {}

  @Get('board')
  @Answers({
    summary: 'The report for a board, as things are',
    description:
      'Progress, pipeline and participation with vintage, day and freshness of every figure, and what was restated since the last report that was published. A draft until it is published.',
    question: DraftQuestion,
    asks: { ...REPORT_ASKS, ...FORM_ASKS },
    answers: {
      200: {
        description: 'The report; in every form the same figures.',
        json: BoardReport,
        files: REPORT_FILES,
      },
    },
    problems: ['bad-query', 'not-ready'],
  })
  async boardReport(
    @Asked(DraftQuestion) { format, ...question }: DraftQuestion,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BoardReport | Buffer> {
    return this.inForm(await this.reports.draft(question), format, request, reply);
  }

  @Get('published')
  @Answers({
    summary: 'All reports that were published',
    answers: { 200: { description: 'The newest first.', json: PublishedReportsReply } },
    csv: PUBLISHED_COLUMNS,
    problems: ['not-ready'],
  })
  publishedReports(): Promise<Answer<PublishedReportsReply>> {
    return this.snapshots.read(async snapshot => {
      const kept = await publishedReports(snapshot, MOST_LISTED);
      const reply = { reports: kept.map(publishedJson), asOf: snapshot.asOf };
      return new Answer(reply, () => publishedTable(reply));
    });
  }

  @Post('published')
  @HttpCode(201)
  @Answers({
    summary: 'Publish a report',
    description:
      'Freezes the report as it is now, under the next number and the name of who publishes it. It never changes: the next one says what was restated since.',
    answers: { 201: { description: 'The report is published.', json: BoardReport } },
    problems: ['malformed-json', 'too-large', 'unsupported-media-type', 'invalid', 'bad-query', 'not-ready'],
  })
  async publishReport(
    @Body(checkedBody) { by, note, ...asked }: PublishReportBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BoardReport> {
    const report = await this.reports.publish(asked, { by, note });
    reply.header('location', reportAddress(report.published!.number));
    return report;
  }

  @Get('published/:number')
  @ApiParam(WHICH)
  @Answers({
    summary: 'A report as it was published',
    question: PublishedQuestion,
    asks: FORM_ASKS,
    answers: {
      200: {
        description: 'The report; in every form the same figures.',
        json: BoardReport,
        files: REPORT_FILES,
      },
    },
    problems: ['bad-query', 'unknown-report', 'not-ready'],
  })
  async publishedReport(
    @Param('number') number: string,
    @Asked(PublishedQuestion) { format }: PublishedQuestion,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BoardReport | Buffer> {
    const known = /^[1-9]\d{0,8}$/.test(number) ? Number(number) : 0;
    return this.inForm(await this.reports.published(known), format, request, reply);
  }

  private async inForm(
    report: BoardReport,
    format: ReportForm | undefined,
    { headers }: FastifyRequest,
    reply: FastifyReply,
  ): Promise<BoardReport | Buffer> {
    const file = await this.forms.fileOf(report, format, headers.accept);
    if (!file) return report;
    reply.type(file.type).header('content-disposition', `attachment; filename="${file.name}"`);
    return file.content;
  }
}
