import { type Area, areaName, type Day, levelOf, type TargetCard } from '@muster/domain';
import { type Clock, readDenominators, todayOf } from '@muster/platform';
import {
  cameBetween,
  type Database,
  publishedPeriods,
  type PublishedReport,
  publishedReport,
  publishedReports,
  publishReport,
  targetCards,
} from '@muster/store';
import { Inject, Injectable } from '@nestjs/common';
import { MEASURES } from '../definitions/measures.js';
import { TERMS } from '../definitions/terms.js';
import { latestForecast } from '../forecasts/latest.js';
import { type AsOf } from '../freshness/as-of.js';
import { type Snapshot, Snapshots } from '../freshness/snapshots.js';
import { ApiProblem } from '../http/problems.js';
import { participationAnswer } from '../participation/answer.js';
import { pipelineAsked, pipelineReply } from '../pipeline/pipeline.js';
import { CLOCK, DATABASE } from '../surroundings.js';
import { answerOf } from '../targets/answers.js';
import { positionReply } from '../targets/position/position-json.js';
import { refuse } from '../workforce/asked.js';
import { reportedReply } from '../workforce/reported.js';
import { type BoardReport } from './board-report.js';
import { participationSection } from './participation-section.js';
import { pipelineSection, tellingYear } from './pipeline-section.js';
import { type ProgressOf, progressSection } from './progress-section.js';
import { type ReportQuestion } from './report-question.js';
import { restatedSince, stretchesBetween } from './restated.js';
import { dayInWords, derivedName } from './words.js';

export interface Publishing {
  readonly by: string;
  readonly note?: string | undefined;
}

/** Makes the report for a board, and keeps those that were published. */
@Injectable()
export class BoardReports {
  private readonly denominators = readDenominators();

  constructor(
    private readonly snapshots: Snapshots,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** With what was restated since the last that was published. @throws {ApiProblem} `bad-query`, `not-ready` */
  async draft(question: ReportQuestion): Promise<BoardReport> {
    const [report, [last]] = await Promise.all([this.figures(question), publishedReports(this.database, 1)]);
    if (!last) return report;
    const then = asPublished(last);
    const now = await this.figures(last.asked);
    const stretches = stretchesBetween(then.asOf, now.asOf);
    const came = await cameBetween(this.database, stretches, then.asked.on as Day);
    return { ...report, restated: restatedSince(then, now, came) };
  }

  /** Freezes the report as it is now, under the next number. */
  async publish(question: ReportQuestion, { by, note }: Publishing): Promise<BoardReport> {
    const report = await this.draft(question);
    const { on, area, year } = report.asked;
    const kept = await this.database.transaction(transaction =>
      publishReport(transaction, { by, note, asked: { on, area, year }, report }),
    );
    return asPublished(kept);
  }

  /** @throws {ApiProblem} `unknown-report` */
  async published(number: number): Promise<BoardReport> {
    const kept = await publishedReport(this.database, number);
    if (kept) return asPublished(kept);
    throw new ApiProblem('unknown-report', `no report of the number ${number} was published`);
  }

  private async figures(question: ReportQuestion): Promise<BoardReport> {
    const today = todayOf(this.clock);
    const on = (question.on as Day | undefined) ?? today;
    const area = (question.area ?? 'ENG') as Area;
    refuse([
      !['england', 'region'].includes(levelOf(area)) && {
        pointer: '/area',
        expected: 'ENG or a region: below it, counts of few people may not leave on paper',
        got: area,
      },
    ]);
    const { progress, pipeline, asOf } = await this.snapshots.read(snapshot =>
      this.ofOneMoment(snapshot, area, on, today),
    );
    const year = question.year ?? tellingYear(pipeline.rows) ?? String(Number(on.slice(0, 4)) - 1);
    const sources = {
      ...{ database: this.database, snapshots: this.snapshots, denominators: this.denominators },
    };
    const asked = { attribute: 'ethnicGroup', profession: 'midwife', area, year } as const;
    const participation = await participationAnswer(sources, asked, today);
    const knownAt = lastKnownAt(asOf);
    const about = { areaName: areaName(area), knownAt };
    const sections = [
      ...progress.map(of => progressSection({ ...of, knownAt })),
      pipelineSection({ reply: pipeline, year, ...about }),
      participationSection({ reply: participation, ...about }),
    ];
    return {
      title: 'Maternity workforce: board report',
      asked: { on, area, areaName: areaName(area), year },
      published: null,
      madeAt: this.clock.now().toISOString(),
      simulated: sections.some(({ simulated }) => simulated),
      sections,
      restated: null,
      sources: sourcesOf(progress, asOf),
      definitions: DEFINED,
      asOf,
    };
  }

  private async ofOneMoment(snapshot: Snapshot, area: Area, on: Day, today: Day) {
    const cards = await targetCards(snapshot.entities, snapshot.generation);
    const progress: Omit<ProgressOf, 'knownAt'>[] = [];
    for (const card of cards) progress.push(await progressOf(snapshot, card, on));
    const { newestPeopleDay: newest } = snapshot;
    // After the newest day that is told of people nobody completes, and silence would read as failure.
    const counted = newest !== undefined && newest < on ? newest : on;
    const question = pipelineAsked({ profession: 'midwife', area, on: counted }, today);
    return { progress, pipeline: await pipelineReply(snapshot, question), asOf: snapshot.asOf };
  }
}

async function progressOf(
  snapshot: Snapshot,
  card: TargetCard,
  on: Day,
): Promise<Omit<ProgressOf, 'knownAt'>> {
  const reply = positionReply(await answerOf(snapshot, card, on, {}), on, snapshot.asOf);
  const { profession, area, measure } = card.current;
  const vintage = reply.position?.vintage;
  const isStock = measure === 'fte' || measure === 'headcount';
  const published =
    isStock && vintage != null
      ? reportedReply(
          { profession, area, measure: measure, vintage },
          await publishedPeriods(snapshot, snapshot.generation, profession, area),
          snapshot.asOf,
        )
      : undefined;
  return { reply, published, forecast: await latestForecast(snapshot, card.id, null) };
}

function asPublished({ number, publishedAt, by, note, report }: PublishedReport): BoardReport {
  return {
    ...(report as BoardReport),
    published: { number, at: publishedAt.toISOString(), by, note: note ?? null },
  };
}

function lastKnownAt({ sources }: AsOf): string | null {
  const known = sources.map(source => source.lastKnownAt).sort();
  return known.at(-1) ?? null;
}

function sourcesOf(progress: readonly Omit<ProgressOf, 'knownAt'>[], asOf: AsOf): BoardReport['sources'] {
  const vintages = new Map(
    progress.flatMap(({ reply: { position } }) =>
      position?.series ? [[position.series, position.vintage] as const] : [],
    ),
  );
  return [
    ...[...vintages].map(([series, vintage]) => ({
      name: `Published series ${series}`,
      detail: `Vintage ${vintage}. NHS England, NHS workforce statistics, Open Government Licence v3.0.`,
    })),
    {
      name: derivedName(asOf.simulated),
      detail: `${asOf.sources.length} feeds; they tell of people up to ${asOf.newestPeopleDay === null ? 'no day' : dayInWords(asOf.newestPeopleDay)}.${asOf.simulated ? ' Simulated: no evidence of anything.' : ''}`,
    },
    {
      name: 'Population',
      detail:
        'Census 2021, England: the denominators of participation. Office for National Statistics, Open Government Licence v3.0.',
    },
  ];
}

const TERMS_TOLD = ['baseline', 'basis', 'like-for-like', 'funded', 'vacant', 'break'] as const;
const MEASURES_TOLD = [
  ...['p-hit', 'expected-shortfall', 'starters', 'fill-rate', 'withdrawn-share', 'repair-share'],
  ...['registered', 'first-post', 'in-post-share', 'relative-likelihood', 'share', 'population-share'],
] as readonly (keyof typeof MEASURES)[];
const DEFINED: BoardReport['definitions'] = [
  ...TERMS_TOLD.map(name => TERMS[name]),
  ...MEASURES_TOLD.map(name => MEASURES[name]),
].map(({ label, unit, definition, source }) => ({ label, unit, definition, source }));
