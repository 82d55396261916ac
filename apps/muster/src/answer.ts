import { answerFor, type AskedOtherwise, type Day, type TargetAnswer } from '@muster/domain';
import { type Database, publishedPeriods, readHead, targetCards } from '@muster/store';

/** Where every target (or one) stands on a day, from one snapshot of the store. */
export function answersOn(
  database: Database,
  on: Day,
  asked: AskedOtherwise = {},
  id?: string,
): Promise<TargetAnswer[]> {
  return database.transaction(async snapshot => {
    const { generation } = await readHead(snapshot);
    if (!generation) return [];
    const cards = await targetCards(snapshot.entities, generation.number);
    const answers: TargetAnswer[] = [];
    for (const card of cards.filter(target => id === undefined || target.id === id))
      answers.push(
        await answerFor(card, on, asked, ({ profession, area }) =>
          publishedPeriods(snapshot, generation.number, profession, area),
        ),
      );
    return answers;
  }, 'REPEATABLE READ');
}
