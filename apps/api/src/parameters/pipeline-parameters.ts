import { ENGLAND, levelOf, type Area } from '@muster/domain';
import { learnParameters, type ToldParameter, toldParameters, withSteadyIntake } from '@muster/forecast';
import { type ForecastGround } from '@muster/store';
import { type ParameterJson } from './parameters-reply.js';

/** What the pipeline model learned: of England, of regions, and of the organisations of the target's area. */
export function ofPipeline({ people, target }: ForecastGround): {
  readonly told: ParameterJson[];
  readonly none: string | null;
} {
  if (people?.status !== 'people') {
    const missing = people?.missing ?? [{ what: 'figures that say where the target stands' }];
    return { told: [], none: `it is not told ${missing.map(({ what }) => what).join('; ')}` };
  }
  const { icbs } = people;
  // As the forecast is: where places were never told, starters stand for them.
  const { evidence } = withSteadyIntake(people.evidence, 12);
  const regions = new Map(evidence.organisations.map(of => [of.organisation, of.region]));
  const { area } = target.definition;
  const isShown = (of: string) =>
    !regions.has(of) || area === ENGLAND || [of, icbs[of], regions.get(of)].includes(area);
  const told = toldParameters(evidence, learnParameters(evidence));
  return { told: told.filter(of => isShown(of.area)).map(parameterJson), none: null };
}

function parameterJson(of: ToldParameter): ParameterJson {
  const { name, area, unit, evidence, prior, mean, sd, interval, unpooled } = of;
  const isPooled = levelOf(area as Area) !== 'england';
  return {
    parameter: name,
    of: of.of ?? null,
    unit,
    area,
    evidence: inWords(evidence, unit),
    prior: priorInWords(prior),
    posterior: { mean, sd, ...interval },
    withoutPooling: isPooled ? (unpooled ?? null) : null,
  };
}

function inWords({ events, exposure }: ToldParameter['evidence'], unit: ToldParameter['unit']): string {
  const [some, all] = [plain(events), plain(exposure)];
  if (unit === 'share') return `${some} of ${all}`;
  return unit === 'a person-month'
    ? `${some} in ${all} person-months`
    : `${some}, and ${all} expected at England’s rates`;
}

function priorInWords(prior: ToldParameter['prior']): string {
  if (prior.family === 'beta') return `${plain(prior.yes)} of ${plain(prior.yes + prior.no)}`;
  return prior.rate === 0
    ? 'half an event, and no exposure'
    : `${plain(prior.shape / prior.rate)}, worth ${plain(prior.rate)}`;
}

function plain(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: value < 10 ? 2 : 0 });
}
