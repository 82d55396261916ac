import {
  contextInWords,
  type Day,
  headingOf,
  noAnswerInWords,
  type NoAnswer,
  positionInWords,
  type ReportedPosition,
  reportedPosition,
  type TargetCard,
  type TargetDefinition,
} from '@muster/domain';
import { type Database, publishedPeriods, readHead, targetCards } from '@muster/store';

/** Where one target stands, and where its own figures are missing, what is published beside it. */
export interface Answer {
  readonly card: TargetCard;
  readonly definition: TargetDefinition;
  readonly position: ReportedPosition | NoAnswer;
  readonly context:
    { readonly definition: TargetDefinition; readonly position: ReportedPosition } | undefined;
}

/** What may be asked differently from how the target is set. */
export type Asked = Partial<Pick<TargetDefinition, 'basis' | 'measure'>>;

/** Where every target (or one) stands on a day, from one snapshot of the store. */
export function answersOn(database: Database, on: Day, asked: Asked = {}, id?: string): Promise<Answer[]> {
  return database.transaction(async snapshot => {
    const { generation } = await readHead(snapshot);
    if (!generation) return [];
    const cards = await targetCards(snapshot.entities, generation.number);
    const answers: Answer[] = [];
    for (const card of cards.filter(card => id === undefined || card.id === id)) {
      const definition = { ...card.current, ...asked };
      const position = await positionOf(definition);
      answers.push({ card, definition, position, context: await contextOf(definition, position) });
    }
    return answers;

    async function positionOf(definition: TargetDefinition): Promise<ReportedPosition | NoAnswer> {
      const periods = await publishedPeriods(
        snapshot,
        generation!.number,
        definition.profession,
        definition.area,
      );
      return reportedPosition(definition, periods, on);
    }

    /** The nearest published series for a profession that has none of its own. */
    async function contextOf(definition: TargetDefinition, position: ReportedPosition | NoAnswer) {
      if (position.status !== 'no-series' || definition.profession !== 'consultant-obstetrics-gynaecology')
        return undefined;
      const wider: TargetDefinition = { ...definition, profession: 'consultant-all-specialties' };
      const answered = await positionOf(wider);
      return answered.status === 'answered' ? { definition: wider, position: answered } : undefined;
    }
  }, 'REPEATABLE READ');
}

export function answerInWords(answer: Answer, asked: Day): string[] {
  const { card, definition, position, context } = answer;
  return [
    headingOf(card),
    ...(card.current.setBy === undefined ? [] : [`(${card.current.setBy} chose what the promise left open)`]),
    '',
    ...(position.status === 'answered'
      ? positionInWords(definition, position, asked)
      : [noAnswerInWords(definition, position)]),
    ...(context === undefined ? [] : ['', ...contextInWords(context.definition, context.position)]),
  ];
}
