import { type OrganisationEvidence, type PipelineEvidence } from '../evidence.js';
import { checkEvidence } from './check.js';
import { type Dirichlet } from './distributions.js';
import { leavingNow, hours } from './levels.js';
import { type PipelineParameters } from './parameters.js';
import { poolRate, type PooledRate } from './pooled-rate.js';
import { poolShare } from './pooled-share.js';
import { trainingParameters } from './training.js';

/** Believed before anything was seen, with the weight of two places: nine of ten are filled. */
const FILLING = { yes: 1.8, no: 0.2 };

/**
 * Posteriors from evidence, partially pooled: organisations lean on their region, regions on England, cohorts on each other. A pure
 * function of counts.
 * @throws {EvidenceFault} where the evidence cannot be read: which field, and what is wrong with it
 */
export function learnParameters(evidence: PipelineEvidence): PipelineParameters {
  checkEvidence(evidence);
  const ofOne = (
    events: (of: OrganisationEvidence) => number,
    exposure: (of: OrganisationEvidence) => number,
  ): PooledRate =>
    poolRate(evidence.organisations.map(of => ({ ...of, events: [events(of)], exposure: [exposure(of)] })));
  const inPost = (of: OrganisationEvidence) => of.personMonths.reduce((sum, months) => sum + months, 0);
  const byBand = (events: (of: OrganisationEvidence) => readonly number[]): PooledRate =>
    poolRate(evidence.organisations.map(of => ({ ...of, events: events(of), exposure: of.personMonths })));
  const movedOut = evidence.organisations.reduce((sum, of) => sum + of.movedOut, 0);
  const leaving = byBand(of => of.left);
  return {
    rates: {
      leaving,
      retiring: byBand(of => of.retired),
      inactivating: ofOne(of => of.inactivated, inPost),
      reactivating: ofOne(
        of => of.reactivated,
        of => of.inactiveMonths,
      ),
      moving: ofOne(of => of.movedOut, inPost),
      returning: orUntold(ofOne(of => of.returned, inPost)),
      recruitedAbroad: orUntold(ofOne(of => of.recruitedAbroad, inPost)),
      joiningOtherwise: ofOne(of => of.joinedOtherwise, inPost),
    },
    leavingNow: leavingNow(evidence),
    hours: hours(evidence.fteByYear),
    movingAway: {
      family: 'beta',
      yes: evidence.movedBetweenRegions + 1,
      no: Math.max(movedOut - evidence.movedBetweenRegions, 0) + 2,
    },
    attraction: attraction(evidence),
    filling: poolShare(
      evidence.filled.map(({ places, starters }, at) => {
        const yes = Math.min(starters, places);
        return { area: String(at), yes, no: places - yes };
      }),
      FILLING,
    ),
    programmes: evidence.programmes.map(of => trainingParameters(of, evidence)),
  };
}

/**
 * Where nobody is told to have come so, next to nobody is believed to, for sure: a hundredth of a person in the time that was looked at. A
 * lever that adds so many a year multiplies that, and must not multiply what nobody knows.
 */
function orUntold(pooled: PooledRate): PooledRate {
  if (pooled.organisations.some(({ events }) => events > 0)) return pooled;
  return {
    ...pooled,
    england: pooled.england.map(({ rate }) => ({ family: 'gamma', shape: SURE, rate: 100 * SURE * rate })),
  };
}

/** A coefficient of variation of 2 %. */
const SURE = 2_500;

/** Believed before: as many for each organisation as it has of England's people, one a head of organisations. */
function attraction({ organisations }: PipelineEvidence): Dirichlet {
  const size = (of: OrganisationEvidence) => of.inPost.reduce((sum, count) => sum + count, 1);
  const all = organisations.reduce((sum, of) => sum + size(of), 0);
  return {
    family: 'dirichlet',
    weights: organisations.map(of => of.movedIn + (organisations.length * size(of)) / all),
  };
}
