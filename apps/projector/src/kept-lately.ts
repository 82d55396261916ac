/** What was asked for lately: beyond `most`, whatever was not asked for the longest is forgotten. */
export interface KeptLately<Key, Value> {
  get(key: Key): Value | undefined;
  /** @returns the value that is kept: the one that was there already, if there was one */
  keep(key: Key, value: Value): Value;
}

export function keptLately<Key, Value>(most: number): KeptLately<Key, Value> {
  const kept = new Map<Key, Value>(); // a Map iterates in order of insertion: the first was not asked for the longest
  const touch = (key: Key, value: Value): Value => {
    kept.delete(key);
    kept.set(key, value);
    return value;
  };
  return {
    get: key => (kept.has(key) ? touch(key, kept.get(key)!) : undefined),
    keep: (key, value) => {
      const all = touch(key, kept.get(key) ?? value);
      for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - most))) kept.delete(oldest);
      return all;
    },
  };
}
