import { BAND_ENDS, BANDS } from '../evidence.js';
import { type Model } from './model.js';

/** The stock as every trajectory begins with it. */
export interface Start {
  /** By organisation × band. */
  readonly people: Int32Array;
  readonly inactive: Int32Array;
  /** By organisation × month of joining, in a ring. */
  readonly joined: Int32Array;
}

/** Within a band people are taken to have joined evenly; the inactive, to be of bands as those in post are. */
export function startOf({ organisations }: Model, ring: number): Start {
  const people = Int32Array.from(organisations.flatMap(of => of.inPost));
  const joined = new Int32Array(organisations.length * ring);
  const inactive = new Int32Array(organisations.length * BANDS);
  organisations.forEach((of, at) => {
    let newest = 0;
    BAND_ENDS.forEach((end, band) => {
      const months = end - newest;
      const count = of.inPost[band]!;
      for (let month = 0; month < months; month += 1) {
        const some = Math.floor(((month + 1) * count) / months) - Math.floor((month * count) / months);
        joined[at * ring + ((-1 - newest - month) & (ring - 1))]! += some;
      }
      newest = end;
    });
    const heads = of.inPost.reduce((sum, count) => sum + count, 0);
    let upTo = 0;
    let given = 0;
    for (let band = 0; band < BANDS; band += 1) {
      upTo += heads > 0 ? of.inPost[band]! : 1;
      const until = Math.round((of.inactive * upTo) / (heads > 0 ? heads : BANDS));
      inactive[at * BANDS + band] = until - given;
      given = until;
    }
  });
  return { people, joined, inactive };
}
