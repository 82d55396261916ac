import { type Case } from './builders.js';
import { absences } from './cases/absences.js';
import { contracts } from './cases/contracts.js';
import { corrections } from './cases/corrections.js';
import { feeds } from './cases/feeds.js';
import { lateBeginnings } from './cases/late-beginnings.js';
import { links } from './cases/links.js';
import { mergers } from './cases/mergers.js';
import { moves } from './cases/moves.js';
import { places } from './cases/places.js';
import { professions } from './cases/professions.js';
import { restructurings } from './cases/restructurings.js';
import { roles } from './cases/roles.js';
import { secondPosts } from './cases/second-posts.js';
import { splits } from './cases/splits.js';
import { stability } from './cases/stability.js';
import { timelines } from './cases/timelines.js';

/** Worked by hand from the definitions: whatever derives stock and flows must agree with all of them. */
export const cases: readonly Case[] = [
  ...moves,
  ...secondPosts,
  ...contracts,
  ...absences,
  ...lateBeginnings,
  ...professions,
  ...roles,
  ...places,
  ...mergers,
  ...restructurings,
  ...splits,
  ...feeds,
  ...corrections,
  ...stability,
  ...timelines,
  ...links,
];
