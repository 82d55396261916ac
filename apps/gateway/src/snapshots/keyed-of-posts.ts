import {
  type BusinessKey,
  businessKeysOfItems,
  businessKeysOfSubjects,
  type Database,
  type SnapshotLink,
  snapshotLinksOfPosts,
  snapshotLinksOfSubjects,
} from '@muster/store';
import { type KeyedDelivery } from '../keyed/deliver-keyed.js';
import { type Keyed, keyOf } from '../keyed/key.js';
import { type ComparedPost } from './compare.js';
import { type Wanted } from './events-of-post.js';

/** Whose snapshot it is, and what it is received as. */
export interface SnapshotName {
  readonly source: string;
  readonly organisation: string;
  readonly time: string;
  readonly batch: string;
}

export interface PostsDelivery {
  readonly delivery: KeyedDelivery;
  /** The post that each wanted fact, then each withdrawn key, is about; none for links. */
  readonly postOf: readonly (string | undefined)[];
  /** All links that the rows of these posts say. */
  readonly links: readonly Omit<SnapshotLink, 'organisation'>[];
}

const DOOR = 'snapshot';

/** What must be delivered for the log to say of these posts what their runs say, and no more. */
export async function deliveryOfPosts(
  database: Database,
  name: SnapshotName,
  posts: readonly ComparedPost[],
): Promise<PostsDelivery> {
  const keyed = ({ type, subject, data }: Wanted): Keyed => ({ ...name, type, subject, data });
  const events = posts.flatMap(({ post, after }) =>
    after.events.map(event => ({ post, item: keyed(event) })),
  );
  const keys = new Set(events.map(({ item }) => keyOf(item)));
  const said = await businessKeysOfItems(
    database,
    name.source,
    DOOR,
    posts.map(({ post }) => post),
  );
  const unsaid = said.filter(({ key, retracted, confirmed }) => !keys.has(key) && !(retracted && confirmed));
  const links = await linksOfPosts(database, name, posts, keyed);
  const { time, batch } = name;
  return {
    delivery: {
      wanted: [...events.map(({ item }) => item), ...links.wanted],
      withdrawn: [...unsaid, ...links.unsaid],
      door: DOOR,
      time,
      batch,
    },
    postOf: [
      ...events.map(({ post }) => post),
      ...links.wanted.map(() => undefined),
      ...unsaid.map(({ item }) => item ?? undefined),
      ...links.unsaid.map(() => undefined),
    ],
    links: links.said,
  };
}

/** A link stands while the rows of any post say it. */
async function linksOfPosts(
  database: Database,
  name: SnapshotName,
  posts: readonly ComparedPost[],
  keyed: (wanted: Wanted) => Keyed,
): Promise<{ wanted: Keyed[]; unsaid: BusinessKey[]; said: Omit<SnapshotLink, 'organisation'>[] }> {
  const own = new Set(posts.map(({ post }) => post));
  const said = posts.flatMap(({ post, after }) =>
    after.links.map(({ subject, data }) => ({
      post,
      subject,
      alias: data['alias'] as string,
      basis: data['basis'] as string,
    })),
  );
  const before = await snapshotLinksOfPosts(database, name.source, name.organisation, [...own]);
  const subjects = [...new Set([...before, ...said].map(({ subject }) => subject))];
  const elsewhere = (await snapshotLinksOfSubjects(database, name.source, subjects)).filter(
    ({ organisation, post }) => organisation !== name.organisation || !own.has(post),
  );
  const wanted = new Map(
    [...said, ...elsewhere].map(({ subject, alias, basis }) => {
      const item = keyed({ type: 'person.linked', subject, data: { alias, basis } });
      return [keyOf(item), item];
    }),
  );
  const noted = await businessKeysOfSubjects(database, name.source, DOOR, 'person.linked', subjects);
  const unsaid = noted.filter(
    ({ key, retracted, confirmed }) => !wanted.has(key) && !(retracted && confirmed),
  );
  return { wanted: [...wanted.values()], unsaid, said };
}
