import { topicOf } from '@muster/domain';
import { type BoardReport, type CAUSES, type ReportFigure, type Restated } from './board-report.js';
import { dayInWords, inDigits, instantInWords, signed } from './words.js';

type Cause = (typeof CAUSES)[number];

/** What of a published report reads differently now, for the same day, area and year: figure by figure, and why as far as that is known. */
export function restatedSince(then: BoardReport, now: BoardReport): Restated {
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
      const found = causeOf(before, after, then.asOf, now.asOf);
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

/**
 * What of all that a figure is made of moved between the two reports. Where several things did, the store does not know which of them moved the
 * figure, and the cause is not known.
 */
export function causeOf(
  before: ReportFigure,
  after: ReportFigure,
  then: AsOf,
  now: AsOf,
): { readonly cause: Cause; readonly why: string } {
  const moved = movedBetween(before, after, then, now);
  if (moved.length === 0)
    return { cause: 'not-known', why: 'Why is not known: nothing that is kept has changed.' };
  if (moved.length === 1) return { cause: moved[0]!, why: WORDS[moved[0]!](before, after) };
  const possible = moved.map(cause => WORDS[cause](before, after));
  const joined = possible.map(why => why.charAt(0).toLowerCase() + why.slice(1, -1)).join('; or ');
  return { cause: 'not-known', why: `Which of these is the cause is not known: ${joined}.` };
}

type Known = Exclude<Cause, 'not-known'>;

function movedBetween(before: ReportFigure, after: ReportFigure, then: AsOf, now: AsOf): Known[] {
  // A report that was published before figures told of their target says nothing of it.
  const revised: Known[] =
    before.target !== undefined && before.target !== after.target ? ['target-revised'] : [];
  if (before.evidence === 'forecast') return [...revised, 'forecast-anew'];
  if (before.evidence !== 'reported')
    return [
      ...revised,
      ...(then.generation === now.generation ? [] : (['definition'] as const)),
      ...(then.epoch === now.epoch ? [] : (['reorganisation'] as const)),
      ...(cameBetween(PEOPLE_AND_PLACES, then, now) ? (['late-or-corrected'] as const) : []),
    ];
  if (before.vintage !== after.vintage) return [...revised, 'newer-publication'];
  return [
    ...revised,
    ...(then.generation === now.generation ? [] : (['definition'] as const)),
    // Of one vintage a figure that was there can only have been put right, and one that was missing can only have come since.
    ...(cameBetween(PUBLISHED, then, now)
      ? [before.value === null ? ('late' as const) : ('corrected' as const)]
      : []),
  ];
}

const WORDS: { readonly [K in Known]: (before: ReportFigure, after: ReportFigure) => string } = {
  'target-revised': () => 'The target itself was revised.',
  'newer-publication': (before, after) =>
    `Published anew: vintage ${after.vintage ?? 'none'} instead of ${before.vintage ?? 'none'}.`,
  definition: () => 'The way in which figures are counted has changed.',
  reorganisation: () => 'Organisations or their places have changed.',
  late: () => 'Published figures of the same vintage came only after the report.',
  corrected: () => 'Published figures of the same vintage were corrected.',
  'late-or-corrected': () =>
    'Events that came late, or corrections: the report does not keep which of the two.',
  'forecast-anew': () => 'The forecast was made anew, for what it is made from has changed.',
};

/** Topics of the log that figures are made of. What planners write, targets and scenarios, is in neither. */
const PUBLISHED = [topicOf('organisation')];
const PEOPLE_AND_PLACES = [...PUBLISHED, topicOf('person')];

function cameBetween(topics: readonly string[], then: AsOf, now: AsOf): boolean {
  const before = new Map(then.folded.map(at => [`${at.topic} ${at.partition}`, at.next]));
  return now.folded.some(
    at => topics.includes(at.topic) && at.next > (before.get(`${at.topic} ${at.partition}`) ?? 0),
  );
}
