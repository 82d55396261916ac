import {
  forecastGround,
  hashOfGround,
  keptForecasts,
  scenarioCards,
  targetCards,
  withScenario,
} from '@muster/store';
import { FORECAST_VERSION, type ForecastInput } from '@muster/jobs';
import { type Moment } from '../ground/moments.js';

/** A forecast that is not there yet on what the store holds now. */
export interface Due {
  /** Names what is forecast, whatever it stands on: `target/midwives-1200`. */
  readonly what: string;
  readonly input: ForecastInput;
  readonly ground: string;
}

/** So many scenarios, the latest revised, are kept fresh; others are forecast when somebody asks. */
const MOST_SCENARIOS = 20;

/** Which targets and scenarios have no forecast on the ground as it is now. */
export async function dueForecasts(moment: Moment): Promise<Due[]> {
  const { entities, generation, sql } = moment;
  const targets = await targetCards(entities, generation);
  const scenarios = (await scenarioCards(entities, generation))
    .sort((a, b) => (a.current.recordedAt < b.current.recordedAt ? 1 : -1))
    .slice(0, MOST_SCENARIOS);
  const due: Due[] = [];
  for (const target of targets) {
    const base = await forecastGround(moment, target);
    const wanted: Due[] = [
      { what: `target/${target.id}`, input: { target: target.id }, ground: hashOfGround(base) },
      ...scenarios
        .filter(({ current }) => current.target === target.id)
        .map(card => ({
          what: `scenario/${card.id}`,
          input: { scenario: card.id },
          ground: hashOfGround(withScenario(base, card)),
        })),
    ];
    for (const each of wanted) {
      const scenario = each.input.scenario ?? null;
      const [latest] = await keptForecasts(sql, { kind: 'forecast', target: target.id, scenario, limit: 1 });
      const { ground, version } = latest?.provenance ?? {};
      if (ground !== each.ground || version !== FORECAST_VERSION) due.push(each);
    }
  }
  return due;
}
