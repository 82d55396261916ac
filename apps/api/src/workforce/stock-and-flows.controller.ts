import { type Clock, todayOf } from '@muster/platform';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Snapshots } from '../freshness/snapshots.js';
import { Answer } from '../http/answer.js';
import { Answers } from '../http/describe.js';
import { Asked } from '../http/question.js';
import { CLOCK } from '../surroundings.js';
import { FlowsQuestion, readAsked, StockQuestion, WORKFORCE_ASKS } from './asked.js';
import { bridgeReply } from './bridge/bridge.js';
import { BridgeReply } from './bridge/bridge-reply.js';
import { BRIDGE_COLUMNS, bridgeTable } from './bridge/bridge-table.js';
import { flowsReply } from './flows/flows.js';
import { FlowsReply } from './flows/flows-reply.js';
import { FLOWS_COLUMNS, flowsTable } from './flows/flows-table.js';
import { stockReply } from './stock/stock.js';
import { StockReply } from './stock/stock-reply.js';
import { STOCK_COLUMNS, stockTable } from './stock/stock-table.js';

const PAGE = 'At most 10,000 rows: what is more is refused with the command that writes all of it as CSV.';
const EVIDENCE =
  'Derived from events about people, or as published: then by the areas, days and periods that were published, of one vintage an area.';

@ApiTags('workforce')
@Controller('v1')
export class StockAndFlowsController {
  constructor(
    private readonly snapshots: Snapshots,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('stock')
  @Answers({
    summary: 'People in post: a series of stocks by area and profession',
    description: `${EVIDENCE} ${PAGE}`,
    question: StockQuestion,
    asks: {
      ...WORKFORCE_ASKS,
      measure:
        'fte (if left out), headcount, unknown-fte (posts whose FTE is not known) or on-leave (people all of whose posts are on paid leave)',
      from: 'The first day, twelve months before the last if left out; published: the first there is',
      to: 'The last day, today in England if left out; published: the last there is',
      every:
        'day; month (if left out): the last day of each, and `to`; year: `to` and its anniversaries. Published figures: year only',
    },
    answers: {
      200: {
        description:
          'The stocks, each with the coverage of its day; or, as `status` and `detail`, why there are none.',
        json: StockReply,
      },
    },
    csv: STOCK_COLUMNS,
    problems: ['bad-query', 'too-many-rows', 'not-ready'],
  })
  stock(@Asked(StockQuestion) question: StockQuestion): Promise<Answer<StockReply>> {
    const asked = readAsked(question, todayOf(this.clock), 'day');
    return this.snapshots.read(async snapshot => {
      const reply = await stockReply(snapshot, question, asked);
      return new Answer(reply, () => stockTable(reply));
    });
  }

  @Get('flows')
  @Answers({
    summary: 'Entries and exits by kind, changes of hours, and FTE that became known, summed by period',
    description: `${EVIDENCE} ${PAGE}`,
    question: FlowsQuestion,
    asks: {
      ...WORKFORCE_ASKS,
      from: 'The first day that is summed; left out: the last twelve months, or all that is published',
      to: 'The last day that is summed, today in England if left out; published: the last there is',
      every:
        'day; month (if left out): calendar months; year: the twelve months that end on `to`, those before them, and so on. ' +
        'The first and the last period may be cut off by `from` and `to`. Published figures: year only, by their own periods',
    },
    answers: {
      200: {
        description: 'The flows that are not 0; or, as `status` and `detail`, why there are none.',
        json: FlowsReply,
      },
    },
    csv: FLOWS_COLUMNS,
    problems: ['bad-query', 'too-many-rows', 'not-ready'],
  })
  flows(@Asked(FlowsQuestion) question: FlowsQuestion): Promise<Answer<FlowsReply>> {
    const asked = readAsked(question, todayOf(this.clock), 'day-after');
    return this.snapshots.read(async snapshot => {
      const reply = await flowsReply(snapshot, question, asked);
      return new Answer(reply, () => flowsTable(reply));
    });
  }

  @Get('bridge')
  @Answers({
    summary: 'From one stock to another: what came in, what went out, and what of it is progress',
    description: `${EVIDENCE} The sum is exact. ${PAGE} In CSV each figure is a row.`,
    question: FlowsQuestion,
    asks: {
      ...WORKFORCE_ASKS,
      from: 'The day of the opening stock: flows are those after it. Left out: twelve months before the last day, or the first day published',
      to: 'The day of the closing stock, today in England if left out; published: the last there is',
      every:
        'One bridge a day, month or year (as the stock’s days are), instead of one over all. Published figures: year only',
    },
    answers: {
      200: {
        description: 'The bridges; or, as `status` and `detail`, why there are none.',
        json: BridgeReply,
      },
    },
    csv: BRIDGE_COLUMNS,
    problems: ['bad-query', 'too-many-rows', 'not-ready'],
  })
  bridge(@Asked(FlowsQuestion) question: FlowsQuestion): Promise<Answer<BridgeReply>> {
    const asked = readAsked(question, todayOf(this.clock), 'day');
    return this.snapshots.read(async snapshot => {
      const reply = await bridgeReply(snapshot, question, asked);
      return new Answer(reply, () => bridgeTable(reply));
    });
  }
}
