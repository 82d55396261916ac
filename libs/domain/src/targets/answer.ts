import { type Day } from '../calendar/day.js';
import { type PublishedPeriod } from '../subjects/organisation/figures/fold.js';
import { type TargetCard, type TargetDefinition } from '../subjects/target/target.js';
import { type NoAnswer, type ReportedPosition, reportedPosition } from './reported-position.js';
import { contextInWords, headingOf, noAnswerInWords, positionInWords } from './words.js';

/** Where one target stands, and where its own figures are missing, what is published beside it. */
export interface TargetAnswer {
  readonly card: TargetCard;
  /** The target as it was asked: basis and measure may differ from how it is set. */
  readonly definition: TargetDefinition;
  readonly position: ReportedPosition | NoAnswer;
  readonly context:
    { readonly definition: TargetDefinition; readonly position: ReportedPosition } | undefined;
}

/** What may be asked differently from how the target is set. */
export interface AskedOtherwise {
  readonly basis?: TargetDefinition['basis'] | undefined;
  readonly measure?: TargetDefinition['measure'] | undefined;
}

/**
 * @param periodsOf the published periods of a profession in an area, any vintage
 * @param on the day asked for
 */
export async function answerFor(
  card: TargetCard,
  on: Day,
  asked: AskedOtherwise,
  periodsOf: (of: Pick<TargetDefinition, 'profession' | 'area'>) => Promise<readonly PublishedPeriod[]>,
): Promise<TargetAnswer> {
  const { basis, measure } = card.current;
  const definition = { ...card.current, basis: asked.basis ?? basis, measure: asked.measure ?? measure };
  if (definition.evidence === 'derived') return { card, definition, position: NO_EVENTS, context: undefined };
  const position = reportedPosition(definition, await periodsOf(definition), on);
  const wider = position.status === 'no-series' ? widerGroup(definition) : undefined;
  const beside = wider && reportedPosition(wider, await periodsOf(wider), on);
  const context =
    wider && beside?.status === 'answered' ? { definition: wider, position: beside } : undefined;
  return { card, definition, position, context };
}

const NO_EVENTS: NoAnswer = {
  status: 'no-derived-evidence',
  detail: 'this target is to be read from events about people, and none have been taken in yet',
};

/** The nearest group with a published series, for a profession that has none of its own. Always net: nothing is counted towards the target. */
function widerGroup(target: TargetDefinition): TargetDefinition | undefined {
  if (target.profession !== 'consultant-obstetrics-gynaecology') return undefined;
  const { vintage: _vintage, ...rest } = target;
  return { ...rest, profession: 'consultant-all-specialties', basis: 'net' };
}

/** The whole answer as lines of text, for a terminal or a plain page. */
export function answerInWords({ card, definition, position, context }: TargetAnswer, asked: Day): string[] {
  const { setBy } = card.current;
  return [
    headingOf(card),
    ...(setBy === undefined ? [] : [`(${setBy} chose what the promise left open)`]),
    '',
    ...(position.status === 'answered'
      ? positionInWords(definition, position, asked)
      : [noAnswerInWords(definition, position)]),
    ...(context === undefined ? [] : ['', ...contextInWords(context.definition, context.position)]),
  ];
}
