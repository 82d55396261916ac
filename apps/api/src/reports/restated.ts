import { topicOf } from '@muster/domain';
import { type CameBetween, type Stretch } from '@muster/store';
import {
  type BoardReport,
  type Came,
  type CAUSES,
  type ReportFigure,
  type Restated,
} from './board-report.js';
import { dayInWords, inDigits, instantInWords, signed } from './words.js';

type Cause = (typeof CAUSES)[number];

/**
 * What of a published report reads differently now, for the same day, area and year: figure by figure, and why as far as that is known.
 * @param came what came in `stretchesBetween` the two, about days up to that of the report
 */
export function restatedSince(then: BoardReport, now: BoardReport, came: readonly CameBetween[]): Restated {
  const { number, at: publishedAt, by } = then.published!;
  const current = new Map(figuresOf(now).map(figure => [figure.id, figure]));
  const both = figuresOf(then).flatMap(before => {
    const after = current.get(before.id);
    return after ? [{ before, after }] : [];
  });
  const changes = both
    .filter(({ before, after }) => differ(before, after))
    .map(({ before, after }) => {
      const difference =
        before.value === null || after.value === null
          ? null
          : Number((after.value - before.value).toFixed(5));
      const found = causeOf(before, after, then.asOf, now.asOf, { on: then.asked.on, came });
      return {
        ...{ id: before.id, label: before.label, then: before.words, now: after.words, difference, ...found },
      };
    });
  return {
    since: { number, publishedAt, by, on: then.asked.on },
    compared: both.length,
    changes,
    words: [
      changes.length === 0
        ? `None of ${inDigits(both.length)} figures of report ${number} has been restated since ${by} published it on ${instantInWords(publishedAt)}.`
        : `${inDigits(changes.length)} of ${inDigits(both.length)} figures of report ${number}, of ${dayInWords(then.asked.on)}, ${changes.length === 1 ? 'reads' : 'read'} differently now than when ${by} published it on ${instantInWords(publishedAt)}.`,
      ...changes
        .slice(0, NAMED)
        .map(
          ({ label, then: before, now: after, difference, why }) =>
            `${label}: ${after} instead of ${before}${difference === null ? '' : ` (${signed(difference, 1)})`}. ${why}`,
        ),
    ],
  };
}

/** The table has all. */
const NAMED = 5;

function figuresOf({ sections }: BoardReport): ReportFigure[] {
  return sections.flatMap(({ figures }) => figures);
}

function differ(before: ReportFigure, after: ReportFigure): boolean {
  return before.value !== after.value || (before.value === null && before.words !== after.words);
}

type AsOf = Pick<BoardReport['asOf'], 'generation' | 'epoch' | 'folded'>;

/** Events that came since, and up to which day they are about. */
interface CameSince {
  readonly on: string;
  readonly came: readonly CameBetween[];
}

/**
 * What of all that a figure is made of moved between the two reports. Where several things did, the store does not know which of them moved the
 * figure, and the cause is not known.
 */
export function causeOf(
  before: ReportFigure,
  after: ReportFigure,
  then: AsOf,
  now: AsOf,
  since: CameSince,
): Pick<Restated['changes'][number], 'cause' | 'causes' | 'why' | 'came'> {
  const came = cameOf(before, since.came);
  const causes = movedBetween(before, after, then, now, came);
  const counted = before.evidence === 'reported' ? undefined : came;
  const told = {
    causes,
    ...(counted && causes.some(cause => OF_EVENTS.includes(cause)) ? { came: counted } : {}),
  };
  const inWords = causes.map(cause => WORDS[cause]({ before, after, came: counted, on: since.on }));
  if (causes.length === 0) return { cause: 'not-known', why: NOTHING_MOVED, ...told };
  if (causes.length === 1) return { cause: causes[0]!, why: inWords[0]!, ...told };
  // Both came, and nothing tells their shares apart.
  if (causes.every(cause => OF_EVENTS.includes(cause)))
    return { cause: 'late-or-corrected', why: [...inWords, SHARES_NOT_KNOWN].join(' '), ...told };
  const joined = inWords.map(why => why.charAt(0).toLowerCase() + why.slice(1, -1)).join('; or ');
  return { cause: 'not-known', why: `Which of these is the cause is not known: ${joined}.`, ...told };
}

const NOTHING_MOVED =
  'Why is not known: nothing that is kept has changed. Whoever was erased is in no figure any more, and in no cause.';
const SHARES_NOT_KNOWN = 'How much of the difference each of the two made is not known.';

type Known = Exclude<Cause, 'not-known' | 'late-or-corrected'>;
const OF_EVENTS: readonly Known[] = ['late', 'corrected'];

function movedBetween(before: ReportFigure, after: ReportFigure, then: AsOf, now: AsOf, came: Came): Known[] {
  // A report that was published before figures told of their target says nothing of it.
  const revised: Known[] =
    before.target !== undefined && before.target !== after.target ? ['target-revised'] : [];
  if (before.evidence === 'forecast') return [...revised, 'forecast-anew'];
  if (before.evidence === 'reported' && before.vintage !== after.vintage)
    return [...revised, 'newer-publication'];
  const counted: Known[] = then.generation === now.generation ? [] : ['definition'];
  if (before.evidence === 'reported') {
    const any = came.late + came.corrected + came.retracted > 0;
    // Of one vintage a figure that was there can only have been put right, and one that was missing can only have come since.
    return [
      ...revised,
      ...counted,
      ...(any ? [before.value === null ? ('late' as const) : ('corrected' as const)] : []),
    ];
  }
  const reorganised: Known[] = then.epoch === now.epoch ? [] : ['reorganisation'];
  return [...revised, ...counted, ...reorganised, ...eventsOf(came)];
}

function eventsOf({ late, corrected, retracted }: Came): Known[] {
  return [
    ...(late > 0 ? ['late' as const] : []),
    ...(corrected + retracted > 0 ? ['corrected' as const] : []),
  ];
}

interface Moved {
  readonly before: ReportFigure;
  readonly after: ReportFigure;
  /** Undefined for published figures: there is one event for each area and period, and few of them are about one figure. */
  readonly came: Came | undefined;
  readonly on: string;
}

const WORDS: { readonly [K in Known]: (moved: Moved) => string } = {
  'target-revised': () => 'The target itself was revised.',
  'newer-publication': ({ before, after }) =>
    `Published anew: vintage ${after.vintage ?? 'none'} instead of ${before.vintage ?? 'none'}.`,
  definition: () => 'The way in which figures are counted has changed.',
  reorganisation: () => 'Organisations or their places have changed.',
  late: ({ came, on }) =>
    came
      ? `${aboutDays(came.late, on)} came late.`
      : 'Published figures of the same vintage came only after the report.',
  corrected: ({ came, on }) =>
    came
      ? `${aboutDays(came.corrected + came.retracted, on)} came since: ${putRight(came)}.`
      : 'Published figures of the same vintage were corrected.',
  'forecast-anew': () => 'The forecast was made anew, for what it is made from has changed.',
};

/** 3 events about days up to 30 September 2023 */
function aboutDays(count: number, on: string): string {
  return `${inDigits(count)} ${count === 1 ? 'event' : 'events'} about days up to ${dayInWords(on)}`;
}

/** 2 to put right what was told, 1 to take it back */
function putRight({ corrected, retracted }: Came): string {
  return [
    ...(corrected > 0 ? [`${inDigits(corrected)} to put right what was told`] : []),
    ...(retracted > 0 ? [`${inDigits(retracted)} to take ${corrected > 0 ? 'it' : 'something'} back`] : []),
  ].join(', ');
}

/** Events that figures of a target may be made of, beside those of people's posts. */
const OF_POSTS = /^(post[.]|person[.](un)?linked|establishment[.]|requirement[.])/;
const OF_LEARNERS = /^(?!organisation[.]|workforce[.]|deliveries[.]|establishment[.]|requirement[.])/;

/** What of all that came may have moved a figure. */
function cameOf({ id, evidence }: ReportFigure, came: readonly CameBetween[]): Came {
  const ofLearners = /^(pipeline|participation)[/]/.test(id);
  const types = evidence === 'reported' ? /^workforce[.]reported$/ : ofLearners ? OF_LEARNERS : OF_POSTS;
  return came
    .filter(({ type }) => types.test(type))
    .reduce(
      (sum, one) => ({
        late: sum.late + one.late,
        corrected: sum.corrected + one.corrected,
        retracted: sum.retracted + one.retracted,
      }),
      { late: 0, corrected: 0, retracted: 0 },
    );
}

/** Kinds of subject that figures are made of. What planners write, targets and scenarios, is none of them. */
const KINDS = ['organisation', 'person'] as const;

/** What was folded in after the one report and before the other. */
export function stretchesBetween(then: AsOf, now: AsOf): Stretch[] {
  const before = new Map(then.folded.map(at => [`${at.topic} ${at.partition}`, at.next]));
  return KINDS.flatMap(kind =>
    now.folded.flatMap(({ topic, partition: slot, next: to }) => {
      const from = before.get(`${topic} ${slot}`) ?? 0;
      return topic === topicOf(kind) && from < to ? [{ kind, slot, from, to }] : [];
    }),
  );
}
