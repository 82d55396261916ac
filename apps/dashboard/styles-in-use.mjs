import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PurgeCSS } from 'purgecss';

/** Of the design system, whose style sheet is larger than all of the pages. Ours is kept whole. */
const OF_SYSTEM = /nhsuk-[\w-]+/g;

/**
 * The classes of the design system that sources name. One that is put together (`nhsuk-tag--${colour}`) is named by its beginning, which ends with a
 * hyphen.
 *
 * @param {string} folder of the sources
 */
export function classesNamed(folder) {
  const named = new Set();
  for (const file of readdirSync(folder, { recursive: true }))
    if (/\.(tsx?|html)$/.test(file))
      for (const [name] of readFileSync(join(folder, file), 'utf8').matchAll(OF_SYSTEM)) named.add(name);
  return named;
}

/**
 * A style sheet without the rules for classes of the design system that nobody has.
 *
 * @param {string} css
 * @param {ReadonlySet<string>} named
 * @returns {Promise<string>}
 */
export async function stylesInUse(css, named) {
  const begun = [...named].filter(name => name.endsWith('-')).map(name => new RegExp(`^${name}`));
  const [sheet] = await new PurgeCSS().purge({
    content: [{ raw: [...named].join(' '), extension: 'txt' }],
    css: [{ raw: css }],
    defaultExtractor: text => text.split(' '),
    safelist: [/^(?!nhsuk-)/, ...begun],
  });
  return sheet.css;
}
