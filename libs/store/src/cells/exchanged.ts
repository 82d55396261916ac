/**
 * What goes and what comes where something takes the place of something else: what is the same in both neither goes nor comes. Each is
 * looked for from where it is expected, as both are made in the same order.
 */
export function exchanged<Item>(
  before: readonly Item[],
  after: readonly Item[],
  isSame: (a: Item, b: Item) => boolean,
): { readonly going: readonly Item[]; readonly coming: readonly Item[] } {
  if (before.length === 0) return { going: [], coming: after };
  const left: (Item | undefined)[] = [...before];
  const coming: Item[] = [];
  let next = 0;
  for (const item of after) {
    const same = indexOfSame(left, item, next, isSame);
    if (same === -1) coming.push(item);
    else {
      left[same] = undefined;
      next = same + 1;
    }
  }
  return { going: left.filter(item => item !== undefined), coming };
}

function indexOfSame<Item>(
  items: readonly (Item | undefined)[],
  item: Item,
  from: number,
  isSame: (a: Item, b: Item) => boolean,
): number {
  for (let step = 0; step < items.length; step += 1) {
    const at = (from + step) % items.length;
    const other = items[at];
    if (other !== undefined && isSame(other, item)) return at;
  }
  return -1;
}
