import { type Day } from '../calendar/day.js';
import { type PublishedPeriod } from '../subjects/organisation/figures/fold.js';
import { type TargetCard, type TargetDefinition } from '../subjects/target/target.js';
import { type DerivedEvidence } from '../derived/evidence.js';
import { daysOfPosition, derivedPosition, type DerivedPosition } from './derived-position.js';
import {
  type IntakeEvidence,
  type IntakeMeasure,
  intakePosition,
  isIntakeMeasure,
} from './intake-position.js';
import { type NoAnswer } from './position.js';
import { reportedPosition, type ReportedPosition } from './reported-position.js';
import { sideBySide } from './side-by-side.js';
import { type Needs, NO_NEEDS_REPORTED } from './staffing.js';
import { contextInWords, headingOf, noAnswerInWords, positionInWords } from './words.js';

/** Where one target stands, by the evidence it is set by and beside it by the other, and what else is published where its own figures are missing. */
export interface TargetAnswer {
  readonly card: TargetCard;
  /** The target as it was asked: basis and measure may differ from how it is set. */
  readonly definition: TargetDefinition;
  readonly position: TargetPosition | NoAnswer;
  /** The same by the other evidence, where there is any: published figures and events about people are never mixed. */
  readonly beside: TargetPosition | undefined;
  readonly context:
    { readonly definition: TargetDefinition; readonly position: ReportedPosition } | undefined;
}

export type TargetPosition = ReportedPosition | DerivedPosition;

/** What may be asked differently from how the target is set. */
export interface AskedOtherwise {
  readonly basis?: TargetDefinition['basis'] | undefined;
  readonly measure?: TargetDefinition['measure'] | undefined;
}

type Of = Pick<TargetDefinition, 'profession' | 'area' | 'measure'>;

/** What is known beside published figures. */
export interface OtherEvidence {
  /** Events about people, on these days; undefined where none tell of the profession in the area. */
  derivedOf(of: Of, days: readonly Day[]): Promise<DerivedEvidence | undefined>;
  /** Who began, or places to begin in, of all that leads to the profession; undefined where nothing was ever told. */
  intakesOf(of: Of & { readonly measure: IntakeMeasure }): Promise<IntakeEvidence | undefined>;
  /** Funded posts and what is needed. */
  needsOf(of: Of): Promise<Needs>;
}

const NOTHING_ELSE: OtherEvidence = {
  derivedOf: () => Promise.resolve(undefined),
  intakesOf: () => Promise.resolve(undefined),
  needsOf: () => Promise.resolve(NO_NEEDS_REPORTED),
};

/**
 * @param periodsOf the published periods of a profession in an area, any vintage
 * @param on the day asked for
 * @param other left out: published figures alone answer
 */
export async function answerFor(
  card: TargetCard,
  on: Day,
  asked: AskedOtherwise,
  periodsOf: (of: Of) => Promise<readonly PublishedPeriod[]>,
  other: OtherEvidence = NOTHING_ELSE,
): Promise<TargetAnswer> {
  const { basis, measure } = card.current;
  const definition = { ...card.current, basis: asked.basis ?? basis, measure: asked.measure ?? measure };
  const needs = await other.needsOf(definition);
  const reported = reportedPosition(definition, await periodsOf(definition), on, needs);
  const derived = await derivedOf(definition, on, needs, other);
  const [position, second] = definition.evidence === 'derived' ? [derived, reported] : [reported, derived];
  const beside = second.status === 'answered' ? second : undefined;
  const wider = position.status === 'no-series' ? widerGroup(definition) : undefined;
  const published = wider && reportedPosition(wider, await periodsOf(wider), on);
  const context =
    wider && published?.status === 'answered' ? { definition: wider, position: published } : undefined;
  return { card, definition, position, beside, context };
}

async function derivedOf(
  definition: TargetDefinition,
  on: Day,
  needs: Needs,
  other: OtherEvidence,
): Promise<DerivedPosition | NoAnswer> {
  const { measure } = definition;
  if (isIntakeMeasure(measure)) {
    const intakes = { ...definition, measure };
    return intakePosition(intakes, await other.intakesOf(intakes), needs, on);
  }
  const days = daysOfPosition(definition, on);
  const evidence = on < definition.baselineOn ? undefined : await other.derivedOf(definition, days);
  return derivedPosition(definition, evidence, needs, on);
}

/** The nearest group with a published series, for a profession that has none of its own. Always net: nothing is counted towards the target. */
function widerGroup(target: TargetDefinition): TargetDefinition | undefined {
  if (target.profession !== 'consultant-obstetrics-gynaecology') return undefined;
  const { vintage: _vintage, ...rest } = target;
  return { ...rest, profession: 'consultant-all-specialties', basis: 'net' };
}

/** The whole answer as lines of text, for a terminal or a plain page. */
export function answerInWords(answer: TargetAnswer, asked: Day): string[] {
  const { card, definition, position, beside, context } = answer;
  const { setBy } = card.current;
  return [
    headingOf(card),
    ...(setBy === undefined ? [] : [`(${setBy} chose what the promise left open)`]),
    '',
    ...(position.status === 'answered'
      ? positionInWords(definition, position, asked)
      : [noAnswerInWords(definition, position)]),
    ...sideBySide(definition, position.status === 'answered' ? [position, beside] : [beside]),
    ...(context === undefined ? [] : ['', ...contextInWords(context.definition, context.position)]),
  ];
}
