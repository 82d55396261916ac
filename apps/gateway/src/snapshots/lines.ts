import { type Fact } from '@muster/domain';
import { type SnapshotRead } from './read-snapshot.js';

/** The line of the row that says an event; none for what no row says. */
export type LineOf = (fact: Pick<Fact, 'subject' | 'data'>) => number | undefined;

/** No row says what is taken back, nor the ending of somebody who is absent, nor what follows for posts that other snapshots list. */
export function lineOfRow({ said, lines }: Pick<SnapshotRead, 'said' | 'lines'>): LineOf {
  const ofLink = new Map<string, number>();
  for (const [post, row] of said) {
    const line = lines.get(post);
    if (row === 'unreadable' || line === undefined) continue;
    for (const { alias } of row.links) {
      const link = `${row.subject} ${alias}`;
      ofLink.set(link, Math.min(line, ofLink.get(link) ?? line));
    }
  }
  return ({ subject, data }) => {
    if ('alias' in data) return ofLink.get(`${subject} ${data.alias}`);
    if ('presumed' in data && data.presumed) return undefined;
    return 'post' in data ? lines.get(data.post) : undefined;
  };
}
