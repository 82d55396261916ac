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

/** The store knows which of these moved, not which of them moved a figure: where several did, the cause is not known. */
export function causeOf(
  before: ReportFigure,
  after: ReportFigure,
  then: AsOf,
  now: AsOf,
): { readonly cause: Cause; readonly why: string } {
  if (before.evidence === 'forecast')
    return {
      cause: 'forecast-anew',
      why: 'The forecast was made anew, for what it is made from has changed.',
    };
  if (before.evidence === 'reported' && before.vintage !== after.vintage)
    return {
      cause: 'newer-publication',
      why: `Published anew: vintage ${after.vintage ?? 'none'} instead of ${before.vintage ?? 'none'}.`,
    };
  const moved: { cause: Cause; why: string }[] = [
    ...(then.generation === now.generation
      ? []
      : [{ cause: 'definition' as const, why: 'The way in which figures are counted has changed.' }]),
    ...(then.epoch === now.epoch || before.evidence === 'reported'
      ? []
      : [{ cause: 'reorganisation' as const, why: 'Organisations or their places have changed.' }]),
    ...(cameBetween(then, now)
      ? [
          {
            cause: 'late-or-corrected' as const,
            why: 'Events that came late, or corrections: the report does not keep which of the two.',
          },
        ]
      : []),
  ];
  if (moved.length === 1) return moved[0]!;
  if (moved.length === 0)
    return { cause: 'not-known', why: 'Why is not known: nothing that is kept has changed.' };
  const possible = moved.map(({ why }) => why.charAt(0).toLowerCase() + why.slice(1, -1));
  return { cause: 'not-known', why: `Which of these is the cause is not known: ${possible.join('; or ')}.` };
}

function cameBetween(then: AsOf, now: AsOf): boolean {
  const before = new Map(then.folded.map(at => [`${at.topic} ${at.partition}`, at.next]));
  return now.folded.some(at => at.next > (before.get(`${at.topic} ${at.partition}`) ?? 0));
}
