import { answerFor, type AskedOtherwise, codesOf, type Day, type TargetAnswer } from '@muster/domain';
import { systemClock, todayOf } from '@muster/platform';
import { otherEvidence, publishedPeriods, readEpoch, readHead, targetCards } from '@muster/store';
import { type OpenMuster } from './open-muster.js';

/** Where every target (or one) stands on a day, by published figures and by events about people, from one snapshot of the store. */
export function answersOn(
  { reader, folding }: Pick<OpenMuster, 'reader' | 'folding'>,
  on: Day,
  asked: AskedOtherwise = {},
  id?: string,
): Promise<TargetAnswer[]> {
  const codes = codesOf(folding.tables);
  return reader.snapshot(async snapshot => {
    const { generation, epoch } = await readHead(snapshot);
    if (!generation) return [];
    const cards = await targetCards(snapshot.entities, generation.number);
    const reference = await readEpoch(snapshot, epoch, codes);
    const evidence = { sql: snapshot, generation: generation.number, reference, today: todayOf(systemClock) };
    const answers: TargetAnswer[] = [];
    for (const card of cards.filter(target => id === undefined || target.id === id))
      answers.push(
        await answerFor(
          card,
          on,
          asked,
          ({ profession, area }) => publishedPeriods(snapshot, generation.number, profession, area),
          otherEvidence(evidence),
        ),
      );
    return answers;
  });
}
