/** The map under a key of a map of maps; an empty one where there is none yet. */
export function inner<Key, InnerKey, Value>(
  maps: Map<Key, Map<InnerKey, Value>>,
  key: Key,
): Map<InnerKey, Value> {
  let found = maps.get(key);
  if (found === undefined) maps.set(key, (found = new Map<InnerKey, Value>()));
  return found;
}
