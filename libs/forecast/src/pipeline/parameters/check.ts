import { isMonth } from '@muster/domain';
import { type PipelineEvidence } from '../evidence.js';

/** Evidence that cannot be read. The message says which field of what, and what was expected. */
export class EvidenceFault extends Error {
  readonly code = 'evidence';

  constructor(readonly faults: readonly string[]) {
    super(`the evidence of the pipeline cannot be read:\n  ${faults.join('\n  ')}`);
    this.name = 'EvidenceFault';
  }
}

/** @throws {EvidenceFault} with every fault, not the first */
export function checkEvidence(evidence: PipelineEvidence): void {
  const faults: string[] = [];
  const organisations = new Set<string>();
  const programmes = new Map(evidence.programmes.map(of => [of.name, of]));
  const check = (fits: boolean, fault: string) => {
    if (!fits) faults.push(fault);
  };
  const counts = (where: string, values: readonly number[]) =>
    check(
      values.every(value => Number.isInteger(value) && value >= 0),
      `${where}: expected whole numbers from 0 on, got ${values.join(', ')}`,
    );
  check(
    isMonth(evidence.origin),
    `origin: expected a month, as YYYY-MM, got ${JSON.stringify(evidence.origin)}`,
  );
  check(
    evidence.organisations.length > 0,
    'organisations: there is none; give at least one, e.g. a whole region as one',
  );
  for (const of of evidence.organisations) {
    const where = `organisation ${of.organisation}`;
    check(!organisations.has(of.organisation), `${where}: named twice; add its figures up`);
    organisations.add(of.organisation);
    check(
      of.region !== '' && of.region !== 'ENG',
      `${where}: region: expected a region or "unassigned", got "${of.region}"`,
    );
    counts(`${where}: inPost`, of.inPost);
    counts(`${where}: left`, of.left);
    counts(`${where}: retired`, of.retired);
    counts(`${where}: flows`, [of.inactive, of.inactivated, of.reactivated, of.movedOut, of.movedIn]);
    counts(`${where}: joiners`, [of.returned, of.recruitedAbroad, of.joinedOtherwise]);
    const heads = of.inPost.reduce((sum, count) => sum + count, 0);
    check(
      of.fte >= 0 && (of.fte === 0) === (heads === 0),
      `${where}: fte: ${of.fte} does not fit ${heads} people in post`,
    );
    check(
      of.personMonths.every(months => months >= 0),
      `${where}: personMonths: expected numbers from 0 on`,
    );
  }
  for (const of of [...evidence.cohorts, ...evidence.planned]) {
    const where = `cohort ${of.programme} ${of.start} of ${of.organisation}`;
    check(programmes.has(of.programme), `${where}: there is no such programme; name it in programmes`);
    check(
      organisations.has(of.organisation),
      `${where}: there is no such organisation; name it in organisations`,
    );
    check(isMonth(of.start), `${where}: start: expected a month, as YYYY-MM`);
    if ('places' in of) {
      counts(`${where}: places`, [of.places]);
      check(
        !(of.start <= evidence.origin),
        `${where}: planned, but it has begun by ${evidence.origin}: give it as a cohort`,
      );
    } else {
      counts(`${where}: counts`, [of.starters, of.inTraining, of.interrupted, of.registered]);
      counts(`${where}: counts by stage`, [
        ...of.withdrawn,
        ...of.outcomes,
        ...of.firstPosts,
        ...of.awaiting,
      ]);
      check(!(of.start > evidence.origin), `${where}: begins after ${evidence.origin}: give it as planned`);
    }
  }
  if (faults.length > 0) throw new EvidenceFault(faults);
}
