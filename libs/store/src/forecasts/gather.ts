import { type DerivedMeasure, ENGLAND, type Profession, publishedDays, vintagesOf } from '@muster/domain';
import { type EntityManager } from 'typeorm';
import { scenarioCardById, targetCardById } from '../cards/cards.js';
import { type EvidenceSource } from '../cells/evidence-source.js';
import { publishedAt } from '../cells/reported.sql.js';
import { forecastGround, type ForecastGround } from './ground.js';
import { publishedSeries, type ToldSeries } from './told-series.js';

/** What was asked about is not there. */
export interface NotThere {
  readonly status: 'not-there';
  readonly code: 'unknown-target' | 'unknown-scenario' | 'no-target';
  readonly detail: string;
}

export interface Gathered {
  readonly status: 'gathered';
  /** One for each scenario that was asked about, in their order; `undefined` is no scenario. */
  readonly grounds: readonly ForecastGround[];
}

/** What a question about a target is answered from, under each of some scenarios. Their target is the first one's that has one. */
export async function gatherGrounds(
  source: EvidenceSource & { readonly entities: EntityManager },
  target: string | undefined,
  scenarios: readonly (string | undefined)[],
): Promise<Gathered | NotThere> {
  const { entities, generation } = source;
  const cards = [];
  for (const id of scenarios) {
    const card = id === undefined ? undefined : await scenarioCardById(entities, generation, id);
    if (id !== undefined && !card)
      return { status: 'not-there', code: 'unknown-scenario', detail: `there is no scenario ${id}` };
    cards.push(card);
  }
  const about = target ?? cards.find(card => card?.current.target !== undefined)?.current.target;
  if (about === undefined)
    return {
      status: 'not-there',
      code: 'no-target',
      detail: 'neither the question nor a scenario names a target: what is forecast is the chance of one',
    };
  const targetCard = await targetCardById(entities, generation, about);
  if (!targetCard)
    return { status: 'not-there', code: 'unknown-target', detail: `there is no target ${about}` };
  const base = await forecastGround(source, targetCard);
  return { status: 'gathered', grounds: cards.map(card => withScenario(base, card)) };
}

/** What a target stands on does not hang on the scenario. */
function withScenario(
  base: ForecastGround,
  card: Awaited<ReturnType<typeof scenarioCardById>>,
): ForecastGround {
  if (!card) return base;
  const { revision, corrects: _corrects, effectiveOn: _on, recordedAt: _at, ...definition } = card.current;
  return { ...base, scenario: { id: card.id, revision, definition } };
}

const MEASURES: readonly DerivedMeasure[] = ['fte', 'headcount'];

/** All that is published of some professions in England and its regions, up to the last published day: what models are tested on. */
export async function gatherPublished(
  source: EvidenceSource,
  professions: readonly Profession[],
): Promise<readonly ToldSeries[]> {
  const { sql, generation } = source;
  const all: ToldSeries[] = [];
  for (const { profession, periods } of await publishedAt(sql, generation, professions, 'england', ENGLAND)) {
    const [newest] = vintagesOf(periods);
    if (!newest) continue;
    for (const measure of MEASURES) {
      const origin = publishedDays(newest, measure).sort().at(-1);
      if (origin !== undefined)
        all.push(
          await publishedSeries(source, { profession, measure, area: ENGLAND }, { ...newest, origin }),
        );
    }
  }
  return all;
}
