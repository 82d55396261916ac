const REGION = /(<!-- generated: ([a-z-]+) -->\n)[\s\S]*?(<!-- end of \2 -->)/g;

/**
 * A page whose generated regions hold what they should now. A region stands between `<!-- generated: NAME -->` and
 * `<!-- end of NAME -->`; what is outside of them is written by hand and stays.
 * @throws {Error} where the page lacks a region, or has one that nobody generates
 */
export function fillIn(page: string, regions: Readonly<Record<string, string>>): string {
  const found = [...page.matchAll(REGION)].map(([, , name]) => name!);
  const missing = Object.keys(regions).filter(name => !found.includes(name));
  const unknown = [...page.matchAll(/<!-- (?:generated: |end of )([a-z-]+) -->/g)]
    .map(([, name]) => name!)
    .filter(name => !(name in regions) || !found.includes(name));
  if (missing.length > 0 || unknown.length > 0)
    throw new Error(
      `regions of the page: missing ${missing.join(', ') || 'none'}; unknown or not closed ${unknown.join(', ') || 'none'}`,
    );
  return page.replaceAll(
    REGION,
    (_all, begin: string, name: string, end: string) => `${begin}\n${regions[name]!.trim()}\n\n${end}`,
  );
}
