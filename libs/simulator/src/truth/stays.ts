import { type Spell } from '../lives/person.js';

/** A stretch of days in post in one area and profession, through whatever posts: `from` to before `to`. */
export interface Stay {
  /** Index of the region; England is the one after the last. */
  readonly area: number;
  readonly profession: number;
  readonly from: number;
  readonly to: number;
  /** The stretches of posts in it. */
  readonly pieces: readonly Spell[];
}

/** A person's stays at both levels, regions and England, in order of area, profession and day. */
export function staysOf(spells: readonly Spell[], regions: number): Stay[] {
  const [only, another] = spells;
  if (only !== undefined && another === undefined) return staysOfOne(only, regions);
  const inPost = spells.filter(({ presence, from, to }) => presence === 'in-post' && from < to);
  const byPair = new Map<number, Spell[]>();
  for (const spell of inPost)
    for (const area of [spell.trust.region, regions]) {
      const key = area * 16 + spell.profession;
      const pair = byPair.get(key);
      if (pair === undefined) byPair.set(key, [spell]);
      else pair.push(spell);
    }
  return [...byPair].flatMap(([key, pieces]) => joined(key >> 4, key & 15, pieces));
}

/** Most people have but one stretch. */
function staysOfOne(spell: Spell, regions: number): Stay[] {
  const { profession, from, to, presence, trust } = spell;
  if (presence !== 'in-post' || from >= to) return [];
  const pieces = [spell];
  return [trust.region, regions].map(area => ({ area, profession, from, to, pieces }));
}

function joined(area: number, profession: number, pieces: Spell[]): Stay[] {
  pieces.sort((a, b) => a.from - b.from);
  const stays: Stay[] = [];
  let [from, to] = [Number.NaN, Number.NaN];
  let own: Spell[] = [];
  const close = () => {
    if (own.length > 0) stays.push({ area, profession, from, to, pieces: own });
  };
  for (const piece of pieces) {
    if (piece.from <= to) {
      to = Math.max(to, piece.to);
      own.push(piece);
      continue;
    }
    close();
    [from, to, own] = [piece.from, piece.to, [piece]];
  }
  close();
  return stays;
}
