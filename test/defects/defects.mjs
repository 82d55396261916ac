/**
 * Defects to plant, one at a time: each must make a test fail that is there anyway. `find` must stand exactly once in the file.
 */
const kinds = 'libs/domain/src/subjects/person/employment/kinds';
const employment = 'libs/domain/src/subjects/person/employment';
const histories = 'test/histories/fast-equals-slow.spec';
const store = 'test/histories/store-equals-slow';

export const defects = [
  {
    name: 'drop dedupe: what the store has is not looked at',
    file: 'apps/projector/src/sort-batch.ts',
    find: 'for (const fact of this.known.get(subject) ?? []) add(ids, fact);',
    plant: '',
    caughtBy: 'apps/projector/src/take-in',
  },
  {
    name: 'ignore epoch: a change of the reference queues nobody',
    file: 'apps/projector/src/reference-epoch.ts',
    find: 'await queueRefolds(sql, generation, epoch, difference);',
    plant: 'void [queueRefolds, generation, epoch, difference];',
    caughtBy: store,
  },
  {
    name: 'take contributions out under the first epoch instead of the one they stand on',
    file: 'apps/projector/src/refold.ts',
    find: 'await to.referenceAt(transaction, standing.epoch)',
    plant: 'await to.referenceAt(transaction, 1)',
    caughtBy: store,
  },
  {
    name: 'short gap < instead of ≤',
    file: `${employment}/career.ts`,
    find: 'export const SHORT_GAP = 28;',
    plant: 'export const SHORT_GAP = 27;',
    caughtBy: histories,
  },
  {
    name: 'short gap counted from the last active day instead of the exit’s day',
    file: `${kinds}/entry.ts`,
    find: 'const RECENTLY = SHORT_GAP + 1;',
    plant: 'const RECENTLY = SHORT_GAP;',
    caughtBy: histories,
  },
  {
    name: 'wrong same-day order: a start before an end of an open post',
    file: `${employment}/posts.ts`,
    find: "const OPEN_BEFORE = ['post.ended', 'post.started', 'post.changed'];",
    plant: "const OPEN_BEFORE = ['post.started', 'post.ended', 'post.changed'];",
    caughtBy: histories,
  },
  {
    name: 'forget retraction',
    file: 'libs/domain/src/timeline/in-force.ts',
    find: 'if (retracted.has(fact)) return false;',
    plant: '',
    caughtBy: 'libs/domain/src/timeline/in-force',
  },
  {
    name: 'look at direct supersession only',
    file: 'libs/domain/src/timeline/in-force.ts',
    find: 'pending.push(...(superseders.get(next) ?? []));',
    plant: '',
    caughtBy: 'libs/domain/src/timeline/in-force',
  },
  {
    name: 'skip the version check of standings',
    file: 'libs/store/src/facts/standing.sql.ts',
    find: 'WHERE standing.version = excluded.version - 1',
    plant: '',
    caughtBy: 'libs/store/src/facts/standing',
  },
  {
    name: 'skip the compare of the checkpoint',
    file: 'libs/store/src/checkpoints/checkpoints.sql.ts',
    find: 'AND next_offset = wanted."from"',
    plant: 'AND wanted."from" IS NOT NULL',
    caughtBy: 'apps/projector/src/take-in',
  },
  {
    name: 'keep the job role when the occupation changes',
    file: `${employment}/posts.ts`,
    find: "(data['occupation'] === undefined ? state.jobRole : undefined)",
    plant: 'state.jobRole',
    caughtBy: histories,
  },
  {
    name: 'count a post with FTE 0',
    file: `${employment}/stays.ts`,
    find: ' && state.fte !== 0',
    plant: '',
    caughtBy: histories,
  },
  {
    name: 'leave people on paid leave out of the stock',
    file: `${employment}/stays.ts`,
    find: "state.status !== 'inactive'",
    plant: "state.status === 'active'",
    caughtBy: histories,
  },
  {
    name: 'call a succession a reclassification',
    file: `${kinds}/same-post.ts`,
    find: ' &&\n    !isSucceeded(before, after, crossing)',
    plant: '',
    caughtBy: histories,
  },
  {
    name: 'call an absence that ends in leaving an absence',
    file: `${kinds}/exit.ts`,
    find: 'return !career.becomesActive(profession, day, absence.day + SHORT_GAP);',
    plant: 'return false;',
    caughtBy: histories,
  },
  {
    name: 'count FTE that becomes known as hours',
    file: `${employment}/flows.ts`,
    find: 'same !== undefined && same.fte === undefined ? sum + (fte ?? 0) : sum',
    plant: 'same === same ? sum : sum + (fte ?? 0)',
    caughtBy: histories,
  },
  {
    name: 'onboard only before the first covered day, not on it',
    file: `${kinds}/coverage.ts`,
    find: 'crossing.day <= dayNumber(coverage.from)',
    plant: 'crossing.day < dayNumber(coverage.from)',
    caughtBy: histories,
  },
  {
    name: 'give a split no more time than a merger',
    file: `${employment}/career.ts`,
    find: 'export const SPLIT_GAP = 92;',
    plant: 'export const SPLIT_GAP = 28;',
    caughtBy: histories,
  },
  {
    name: 'see a link from one side only',
    file: 'libs/domain/src/subjects/person/links.ts',
    find: "return [fact.subject, fact.data.alias].sort().join(' ');",
    plant: "return [fact.subject, fact.data.alias].join(' ');",
    caughtBy: histories,
  },
  {
    name: 'keep no months of flows',
    file: 'libs/store/src/cells/workforce-deltas.ts',
    find: 'flows: told?.sums ?? null,',
    plant: 'flows: told ? {} : null,',
    caughtBy: store,
  },
];
