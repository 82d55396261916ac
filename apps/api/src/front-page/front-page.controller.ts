import { answerInWords } from '@muster/domain';
import { type Clock, todayOf } from '@muster/platform';
import { targetCards } from '@muster/store';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Snapshots } from '../freshness/snapshots.js';
import { freshnessInWords } from '../freshness/as-of.js';
import { Answers } from '../http/describe.js';
import { CLOCK } from '../surroundings.js';
import { answerOf } from '../targets/answers.js';

const ROUTES = [
  'More:',
  '  /docs                               every route, described and to try (/docs/json: OpenAPI)',
  '  /v1/targets                         the targets, and how they came to read so',
  '  /v1/targets/{id}/position           ?on=2023-09-30 &basis=net|gross|establishment &measure=fte|headcount',
  '  /v1/stock, /v1/flows, /v1/bridge    ?profession=midwife &evidence=derived|reported &level=region &from=2022-09-30 &every=month',
  '  /v1/reconciliation                  ?profession=midwife &area=ENG: published beside derived, and why they differ',
  '  /v1/pipeline                        ?profession=midwife &level=region &year=2025: from applications to the first post and after',
  '  /v1/cohorts/{id}, /v1/intakes       one cohort followed through time; places planned and confirmed beside who enrolled',
  '  /v1/exposure                        ?cohort=2025-09: what learners did in practice, and the share on track',
  '  /v1/participation                   ?profession=midwife &attribute=ethnicGroup &year=2025: protected; white with BME as the WRES has it',
  '  /v1/redistribution, /v1/outreach    training posts by people and births; sessions, and who of them applied and started',
  '  /v1/definitions                     what every measure means',
  '  /v1/areas                           England, its regions, ICBs and organisations on a day, and what lies in what',
  '  /v1/workforce/reported              ?profession=midwife &area=ENG &measure=fte|headcount',
  '  /v1/live                            server-sent events: what was folded in just now',
  '  /health/ready                       whether it can answer',
  'Figures and lists also come as CSV: send Accept: text/csv.',
];

@ApiTags('answer')
@Controller()
export class FrontPageController {
  constructor(
    private readonly snapshots: Snapshots,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Answers({
    summary: 'Where every target stands today, in words',
    answers: {
      200: { description: 'For people, in plain text.', text: 'one paragraph and its tables a target' },
    },
    problems: ['not-ready'],
  })
  answer(): Promise<string> {
    const on = todayOf(this.clock);
    return this.snapshots.read(async snapshot => {
      const cards = await targetCards(snapshot.entities, snapshot.generation);
      const answers: string[] = [];
      for (const card of cards)
        answers.push(answerInWords(await answerOf(snapshot, card, on, {}), on).join('\n'));
      if (cards.length === 0) answers.push('No target is set yet.');
      return `${[...answers, freshnessInWords(snapshot.asOf), ROUTES.join('\n')].join('\n\n')}\n`;
    });
  }
}
