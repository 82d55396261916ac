import {
  type Contribution,
  contributionsOf,
  type Fact,
  type OdsCode,
  type Reference,
  type SubjectKey,
  type TenureBand,
  whereaboutsOf,
} from '@muster/domain';
import {
  loadGroups,
  mentionedOrganisations,
  readHead,
  type SetAside,
  type Sql,
  type StoredFact,
  subjectsMentioning,
} from '@muster/store';
import { foldOrAside } from './fold-failed.js';
import { type Folding } from './folding.js';

/** A cell of stock or flows, by day or by month; or one of tenure, by month and at level organisation alone. */
export interface CellAsked {
  readonly cube: 'stock' | 'flow' | 'tenure';
  readonly level: 'organisation' | 'icb' | 'region' | 'england';
  readonly area: string;
  readonly profession: string;
  /** `YYYY-MM-DD`, or `YYYY-MM` for the whole month. */
  readonly when: string;
  readonly kind?: string | undefined;
  /** Of tenure alone. */
  readonly band?: TenureBand | undefined;
}

/** What one person put into the cell, and the events that did. */
export interface Explanation {
  /** The pseudonyms that are folded together. */
  readonly subjects: readonly SubjectKey[];
  readonly contributions: readonly Contribution[];
  /** The person's events that take effect in the cell's time; where none does, the last ones before. */
  readonly events: readonly StoredFact[];
}

const PAGE = 500;

/**
 * The events behind a figure: everybody who contributes to a cell, in pages, as found. Of one snapshot.
 * @param aside told of those whom the fold cannot take, who may be in the cell as they were folded before
 */
export async function* explain(
  to: Folding,
  sql: Sql,
  asked: CellAsked,
  aside: (who: SetAside) => void = () => undefined,
): AsyncGenerator<Explanation> {
  const { generation, epoch } = await readHead(sql);
  if (!generation) return;
  const reference = await to.referenceAt(sql, epoch);
  const codes = (await mentionedOrganisations(sql)).filter(code => isEverIn(reference, code, asked));
  const seen = new Set<SubjectKey>();
  for (let after = '', page = PAGE; page === PAGE;) {
    const subjects = await subjectsMentioning(sql, codes, after, PAGE);
    const loaded = await loadGroups(sql, generation.number, subjects);
    for (const group of loaded.groups) {
      if (group.some(subject => seen.has(subject))) continue;
      for (const subject of group) seen.add(subject);
      const outcome = foldOrAside(group, loaded.facts, reference, aside);
      if (!outcome) continue;
      const contributions = outcome.parts.flatMap(part =>
        contributionsOf(part).filter(contribution => isIn(contribution, asked)),
      );
      if (contributions.length === 0) continue;
      const facts = group.flatMap(subject => loaded.facts.get(subject) ?? []);
      yield { subjects: group, contributions, events: eventsBehind(facts, asked.when) };
    }
    after = subjects.at(-1) ?? after;
    page = subjects.length;
  }
}

function isEverIn(reference: Reference, code: OdsCode, { level, area }: CellAsked): boolean {
  return whereaboutsOf(reference, code).some(({ areas }) => areas[level] === area);
}

function isIn(contribution: Contribution, asked: CellAsked): boolean {
  const { cube, level, area, profession, when, kind, band } = asked;
  if (contribution.cube !== cube) return false;
  const at: Readonly<Record<string, string>> = contribution.at;
  return (
    at['level'] === level &&
    at['area'] === area &&
    at['profession'] === profession &&
    (at['day'] ?? at['month'])!.startsWith(when) &&
    (kind === undefined || at['kind'] === kind) &&
    (band === undefined || at['band'] === band)
  );
}

function eventsBehind(facts: readonly StoredFact[], when: string): StoredFact[] {
  const within = facts.filter(({ fact }) => fact.effectiveOn?.startsWith(when) === true);
  if (within.length > 0) return within;
  const day = (fact: Fact) => fact.effectiveOn ?? '';
  const before = facts.filter(({ fact }) => day(fact) !== '' && day(fact) < when);
  const last = before.reduce((latest, { fact }) => (day(fact) > latest ? day(fact) : latest), '');
  return before.filter(({ fact }) => day(fact) === last);
}
