import { type Day } from '@muster/domain';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { eventsOfPost } from './events-of-post.js';
import { type Run, sightingsOf, withDay } from './runs.js';
import { type PostFields, type PostRow, type Said } from './said.js';

const POST = 'f'.repeat(32);
const ANN = `person/${'a'.repeat(32)}`;
const BEN = `person/${'b'.repeat(32)}`;
const [JAN, FEB, MAR, APR] = ['2025-01-31', '2025-02-28', '2025-03-31', '2025-04-30'] as Day[] as [
  Day,
  Day,
  Day,
  Day,
];

const FIELDS: PostFields = { organisation: 'R0A', occupation: 'N2J', contract: 'permanent', fte: 0.8 };

function row(fields: Partial<PostFields> = {}, rest: Partial<Omit<PostRow, 'fields'>> = {}): PostRow {
  const given = Object.entries({ ...FIELDS, ...fields }).filter(([, value]) => value !== undefined);
  return { subject: ANN, links: [], ...rest, fields: Object.fromEntries(given) as unknown as PostFields };
}

interface Snapshot {
  readonly day: Day;
  readonly said?: Said;
  readonly complete?: boolean;
}

/** All snapshots, told in the order given; the last of a day counts. */
function told(snapshots: readonly Snapshot[]): { runs: Run[]; days: Day[] } {
  const completeOf = new Map<Day, boolean>();
  let runs: Run[] = [];
  for (const { day, said, complete = true } of snapshots) {
    const others = [...completeOf]
      .flatMap(([other, whole]) => (whole && other !== day ? [other] : []))
      .sort();
    runs = withDay(runs, { day, complete, said }, others);
    completeOf.set(day, complete);
  }
  return { runs, days: [...completeOf].flatMap(([day, whole]) => (whole ? [day] : [])).sort() };
}

function events(...snapshots: Snapshot[]): string[] {
  const { runs, days } = told(snapshots);
  return inWords(runs, days);
}

function inWords(runs: readonly Run[], days: readonly Day[]): string[] {
  return eventsOfPost(POST, runs, days)
    .events.map(({ type, subject, data }) => {
      const { effectiveOn, post: _, ...rest } = data;
      const said = type === 'post.started' ? { fte: rest['fte'], precision: rest['datePrecision'] } : rest;
      const whose = subject === ANN ? '' : ' of another';
      return `${String(effectiveOn)} ${type}${whose} ${JSON.stringify(said)}`;
    })
    .sort();
}

describe('what snapshots come to', () => {
  it('is a start on the row’s own day, or to the month where it gives none', () => {
    expect(events({ day: JAN, said: row({}, { startsOn: '2019-06-03' as Day }) })).toEqual([
      '2019-06-03 post.started {"fte":0.8}',
    ]);
    expect(events({ day: JAN, said: row() })).toEqual([
      '2025-01-31 post.started {"fte":0.8,"precision":"month"}',
    ]);
  });

  it('names in a change what differs, from the day of the change where it is known and possible', () => {
    const started = '2025-01-31 post.started {"fte":0.8,"precision":"month"}';
    expect(events({ day: JAN, said: row() }, { day: FEB, said: row({ fte: 1 }) })).toEqual([
      started,
      '2025-02-28 post.changed {"fte":1}',
    ]);
    const changed = (changedOn: string) =>
      events(
        { day: JAN, said: row() },
        { day: FEB, said: row({ fte: 1 }, { changedOn: changedOn as Day }) },
      )[1];
    expect(changed('2025-02-10')).toBe('2025-02-10 post.changed {"fte":1}');
    expect(changed('2025-01-31')).toBe('2025-02-28 post.changed {"fte":1}');
    expect(changed('2025-03-01')).toBe('2025-02-28 post.changed {"fte":1}');
  });

  it('names the job role with a new occupation, which would clear it', () => {
    const before = row({ jobRole: 'R1' });
    expect(
      events({ day: JAN, said: before }, { day: FEB, said: row({ jobRole: 'R1', occupation: 'N6J' }) })[1],
    ).toBe('2025-02-28 post.changed {"occupation":"N6J","jobRole":"R1"}');
    expect(events({ day: JAN, said: before }, { day: FEB, said: row({ occupation: 'N6J' }) })[1]).toBe(
      '2025-02-28 post.changed {"occupation":"N6J"}',
    );
  });

  it('keeps a known value where a later row leaves it blank, and counts that', () => {
    const { runs, days } = told([
      { day: JAN, said: row() },
      { day: FEB, said: row({ fte: undefined as never }) },
      { day: MAR, said: row({ fte: 1 }) },
    ]);
    expect(inWords(runs, days)).toEqual([
      '2025-01-31 post.started {"fte":0.8,"precision":"month"}',
      '2025-03-31 post.changed {"fte":1}',
    ]);
    expect(eventsOfPost(POST, runs, days).kept).toEqual([{ day: FEB, field: 'fte' }]);
  });

  it('presumes an end on the first complete snapshot without the person, and never on an incomplete one', () => {
    expect(events({ day: JAN, said: row() }, { day: FEB }, { day: MAR })[1]).toBe(
      '2025-02-28 post.ended {"presumed":true}',
    );
    expect(events({ day: JAN, said: row() }, { day: FEB, complete: false })).toHaveLength(1);
  });

  it('ends where the last row said it would, if that came to pass', () => {
    const end = (endsOn: string, ...after: Snapshot[]) =>
      events({ day: JAN, said: row({}, { endsOn: endsOn as Day, reason: 'retirement' }) }, ...after)[1];
    expect(end('2025-02-11', { day: FEB })).toBe('2025-02-11 post.ended {"reason":"retirement"}');
    expect(end('2027-01-01', { day: FEB })).toBe('2025-02-28 post.ended {"presumed":true}');
    expect(end('2025-02-11')).toBeUndefined();
    const lists = { startsOn: '2019-06-03' as Day, endsOn: '2025-02-11' as Day };
    expect(
      events({ day: JAN, said: row({}, lists) }, { day: FEB, said: row({}, lists) }, { day: MAR }),
    ).toEqual(['2019-06-03 post.started {"fte":0.8}', '2025-02-11 post.ended {}']);
  });

  it('takes an end back when the person is seen again', () => {
    expect(events({ day: JAN, said: row() }, { day: FEB }, { day: MAR, said: row() })).toHaveLength(1);
    expect(events({ day: JAN, said: row() }, { day: FEB }, { day: MAR, said: row() }, { day: APR })[1]).toBe(
      '2025-04-30 post.ended {"presumed":true}',
    );
  });

  it('is a new spell when the start date has moved to after the end', () => {
    const [first, again] = ['2019-06-03', '2025-03-10'].map(startsOn =>
      row({}, { startsOn: startsOn as Day }),
    );
    expect(events({ day: JAN, said: first! }, { day: FEB }, { day: MAR, said: again! })).toEqual([
      '2019-06-03 post.started {"fte":0.8}',
      '2025-02-28 post.ended {"presumed":true}',
      '2025-03-10 post.started {"fte":0.8}',
    ]);
  });

  it('takes a start date that moves without an absence for that of a new role', () => {
    const moved = row({ fte: 1 }, { startsOn: '2025-02-10' as Day });
    expect(
      events({ day: JAN, said: row({}, { startsOn: '2019-06-03' as Day }) }, { day: FEB, said: moved }),
    ).toEqual(['2019-06-03 post.started {"fte":0.8}', '2025-02-10 post.changed {"fte":1}']);
  });

  it('lets the newest start date stand that can be true', () => {
    const rows = ['2019-06-03', '2019-07-03'].map(startsOn => row({}, { startsOn: startsOn as Day }));
    expect(events({ day: JAN, said: rows[0]! }, { day: FEB, said: rows[1]! })).toEqual([
      '2019-07-03 post.started {"fte":0.8}',
    ]);
  });

  it('does not begin for who never came', () => {
    expect(events({ day: JAN, said: row({}, { startsOn: '2025-03-01' as Day }) }, { day: FEB })).toEqual([]);
  });

  it('holds a post whose row could not be read for what it was', () => {
    expect(events({ day: JAN, said: row() }, { day: FEB, said: 'unreadable' })).toHaveLength(1);
    expect(events({ day: JAN, said: row() }, { day: FEB }, { day: MAR, said: 'unreadable' })).toHaveLength(1);
    expect(events({ day: JAN, said: 'unreadable' })).toEqual([]);
  });

  it('is one person’s under one pseudonym while rows share an identifier, and two people’s when they share none', () => {
    const withNhsNumber = row({}, { subject: BEN, links: [{ alias: ANN, basis: 'esr' }] });
    expect(events({ day: JAN, said: row() }, { day: FEB, said: withNhsNumber })).toEqual([
      '2025-01-31 post.started {"fte":0.8,"precision":"month"}',
    ]);
    expect(events({ day: JAN, said: row() }, { day: FEB, said: row({}, { subject: BEN }) })).toEqual([
      '2025-01-31 post.started {"fte":0.8,"precision":"month"}',
      '2025-02-28 post.ended {"presumed":true}',
      '2025-02-28 post.started of another {"fte":0.8,"precision":"month"}',
    ]);
  });
});

describe('runs of snapshots, as laws', () => {
  const days = [JAN, FEB, MAR, APR, '2025-05-31' as Day, '2025-06-30' as Day];
  const said = fc.option(
    fc.oneof(
      fc.constant<Said>('unreadable'),
      fc
        .record({
          fte: fc.constantFrom(0.5, 1, undefined),
          starts: fc.constantFrom(undefined, '2019-06-03', '2025-02-10', '2025-04-02'),
          ends: fc.constantFrom(undefined, undefined, '2025-03-15'),
          subject: fc.constantFrom(ANN, ANN, ANN, BEN),
        })
        .map(({ fte, starts, ends, subject }): Said =>
          row(
            { fte: fte as number },
            {
              subject,
              ...(starts === undefined ? {} : { startsOn: starts as Day }),
              ...(ends === undefined ? {} : { endsOn: ends as Day }),
            },
          ),
        ),
    ),
    { nil: undefined },
  );
  const snapshot = (day: Day) =>
    fc.record({ said, complete: fc.boolean() }).map((given): Snapshot => ({
      day,
      complete: given.complete,
      ...(given.said ? { said: given.said } : {}),
    }));
  const snapshots = fc.tuple(...days.map(snapshot));
  const arrivals = fc
    .tuple(snapshots, fc.array(fc.constantFrom(...days).chain(snapshot), { maxLength: 4 }))
    .chain(([last, earlier]) =>
      fc.tuple(
        fc.constant(last),
        fc.shuffledSubarray([...last], { minLength: last.length }).map(shuffled => [...earlier, ...shuffled]),
      ),
    );

  it('say the same, run for run, whatever the order of arrival and whatever was corrected', () => {
    fc.assert(
      fc.property(arrivals, ([inOrder, arrived]) => {
        expect(told(arrived)).toEqual(told(inOrder));
      }),
      { numRuns: 2000 },
    );
  });

  it('say of each day what its snapshot said', () => {
    fc.assert(
      fc.property(arrivals, ([inOrder, arrived]) => {
        const { runs, days: complete } = told(arrived);
        const expected = inOrder.flatMap(({ day, said: says, complete: whole }): unknown[][] =>
          says === undefined ? (whole ? [[day, 'absent']] : []) : [[day, says]],
        );
        expect(sightingsOf(runs, complete).map(({ day, said: says }) => [day, says])).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('come to events of which each has its own key, and each end a start before it', () => {
    fc.assert(
      fc.property(snapshots, all => {
        const { runs, days: complete } = told(all);
        const made = eventsOfPost(POST, runs, complete).events;
        const keys = made.map(
          ({ type, subject, data }) => `${subject} ${type} ${String(data['effectiveOn'])}`,
        );
        expect(new Set(keys).size).toBe(keys.length);
        for (const subject of [ANN, BEN]) {
          let [open, last] = [false, ''];
          for (const { type, data } of made.filter(event => event.subject === subject)) {
            const on = String(data['effectiveOn']);
            expect(type === 'post.started').toBe(!open);
            expect(on >= last).toBe(true);
            if (type === 'post.started') open = true;
            if (type === 'post.ended') open = false;
            last = on;
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
});
