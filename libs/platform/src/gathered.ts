import { setImmediate as turn } from 'node:timers/promises';

interface Waiting<Asked, Answer> {
  readonly asked: Asked;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

export interface Gathering<Asked> {
  /** How many answerings may be under way at once. Only where there is one are callers answered in the order in which they asked. */
  readonly atOnce?: number;
  /** How many of those who wait, from the first on, are answered together: at least one. Absent: all. */
  readonly fitting?: (waiting: readonly Asked[]) => number;
}

/** As `gathered`, for a question that is the same for all who ask. */
export function shared<Answer>(
  read: () => Promise<Answer>,
  gathering: Pick<Gathering<undefined>, 'atOnce'> = {},
): () => Promise<Answer> {
  const ask = gathered(async (asked: readonly undefined[]) => {
    const answer = await read();
    return asked.map(() => answer);
  }, gathering);
  return () => ask(undefined);
}

/**
 * One answering for many callers. Who asks while few others do is answered at once; whoever asks meanwhile is answered with all the others
 * who do, by the next, which begins after they asked. So nobody waits for company, nobody is answered with what was read before they
 * asked, and under load what is done once serves the more the slower it is.
 *
 * @param answerAll one answer for each that asks, in their order; where it fails, it fails for all of them
 */
export function gathered<Asked, Answer>(
  answerAll: (asked: readonly Asked[]) => Promise<readonly Answer[]>,
  { atOnce = 1, fitting = waiting => waiting.length }: Gathering<Asked> = {},
): (asked: Asked) => Promise<Answer> {
  const waiting: Waiting<Asked, Answer>[] = [];
  let underWay = 0;

  const answerWaiting = async (): Promise<void> => {
    underWay += 1;
    for (;;) {
      // Whoever else asks in this turn of the event loop comes along, where they would have to wait long for the next.
      if (atOnce === 1) await turn();
      if (waiting.length === 0) break;
      const group = waiting.splice(0, fitting(waiting.map(({ asked }) => asked)));
      try {
        const answers = await answerAll(group.map(({ asked }) => asked));
        group.forEach(({ resolve }, nth) => resolve(answers[nth]!));
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    underWay -= 1;
  };

  return asked =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject });
      if (underWay < atOnce) void answerWaiting();
    });
}
