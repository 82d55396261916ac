import { type Beginning, type Ending } from '../telling/teller.js';
import { type Person, type Post, type PostState, type Presence, presenceOf } from './person.js';
import { type Group, groupOf, type World } from './world.js';

/** What happens to posts. Each keeps stock, lists and spells, and is told. */

export function begin(
  world: World,
  person: Person,
  day: number,
  state: PostState,
  beginning: Beginning = {},
): Post {
  const post: Post = {
    number: world.counters.post++,
    person,
    state,
    since: day,
    started: day,
    isOpen: true,
    isForGood: false,
  };
  person.posts.push(post);
  staffOf(world, post).add(post);
  count(world, post, 1);
  settle(world, person, day);
  world.teller.started(post, day, beginning);
  return post;
}

export function change(world: World, post: Post, day: number, patch: Partial<PostState>): void {
  count(world, post, -1);
  remember(world, post, day);
  if (patch.trust !== undefined) staffOf(world, post).delete(post);
  post.state = { ...post.state, ...patch };
  if (patch.trust !== undefined) staffOf(world, post).add(post);
  post.since = day;
  count(world, post, 1);
  settle(world, post.person, day);
  world.teller.changed(post, day, patch);
}

export function end(world: World, post: Post, day: number, ending: Ending = {}): void {
  count(world, post, -1);
  remember(world, post, day);
  staffOf(world, post).delete(post);
  post.isOpen = false;
  const { person } = post;
  person.posts.splice(person.posts.indexOf(post), 1);
  settle(world, person, day);
  world.teller.ended(post, day, ending);
}

/** The post ends and begins again under another number, with its history and what is due: only the records are new. */
export function renew(world: World, post: Post, day: number, patch: Partial<PostState>): void {
  count(world, post, -1);
  remember(world, post, day);
  staffOf(world, post).delete(post);
  world.teller.ended(post, day, { reason: 'transfer' });
  post.number = world.counters.post++;
  post.state = { ...post.state, ...patch };
  post.since = day;
  staffOf(world, post).add(post);
  count(world, post, 1);
  settle(world, post.person, day);
  world.teller.started(post, day, {});
}

export function newPerson(world: World, number = world.counters.person++): Person {
  const person: Person = {
    number,
    posts: [],
    lastDay: 0,
    busy: -1,
    list: undefined,
    place: -1,
    former: undefined,
    mayReturnFrom: 0,
    spells: [],
    leaving: 1,
    facts: 0,
  };
  world.lives?.push(person);
  return person;
}

/** The post that says where a person belongs: the first open one that counts, else the first. */
export function mainPostOf(person: Person): Post | undefined {
  return person.posts.find(post => presenceOf(post.state) !== 'uncounted') ?? person.posts[0];
}

function staffOf(world: World, post: Post): Set<Post> {
  let staff = world.postsAt.get(post.state.trust);
  if (staff === undefined) world.postsAt.set(post.state.trust, (staff = new Set()));
  return staff;
}

/** Adds a post to the stock of its region and profession, or takes it out. */
function count(world: World, post: Post, sign: 1 | -1): void {
  if (presenceOf(post.state) !== 'in-post') return;
  const { profession, trust, fte } = post.state;
  const { stock } = groupOf(world, trust.region, profession);
  stock.fte += sign * fte;
  const another = post.person.posts.some(
    other =>
      other !== post &&
      other.state.profession === profession &&
      other.state.trust.region === trust.region &&
      presenceOf(other.state) === 'in-post',
  );
  if (!another) stock.headcount += sign;
}

function remember(world: World, post: Post, day: number): void {
  if (world.lives === undefined || day <= post.since) return;
  const { trust, profession, fte } = post.state;
  const presence = presenceOf(post.state);
  post.person.spells.push({ post: post.number, from: post.since, to: day, trust, profession, fte, presence });
}

/** Puts a person on the list of the group where the main post is. */
function settle(world: World, person: Person, day: number): void {
  person.lastDay = Math.max(person.lastDay, day);
  const list = listFor(world, person);
  if (list === person.list) return;
  unlist(person);
  if (list !== undefined) enlist(person, list);
}

function listFor(world: World, person: Person): Person[] | undefined {
  const main = mainPostOf(person);
  if (main === undefined) return undefined;
  const group: Group = groupOf(world, main.state.trust.region, main.state.profession);
  const presence: Presence = presenceOf(main.state);
  if (presence === 'in-post') return group.inPost;
  return presence === 'absent' && !main.isForGood ? group.absent : undefined;
}

export function enlist(person: Person, list: Person[]): void {
  person.list = list;
  person.place = list.length;
  list.push(person);
}

export function unlist(person: Person): void {
  const { list, place } = person;
  if (list === undefined) return;
  const last = list.pop() as Person;
  if (last !== person) {
    list[place] = last;
    last.place = place;
  }
  person.list = undefined;
}
