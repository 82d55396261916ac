import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

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
 * The rules of a style sheet without those for classes of the design system that nobody has.
 *
 * @param {string} css without comments
 * @param {ReadonlySet<string>} named
 * @returns {string}
 */
export function stylesInUse(css, named) {
  const begun = [...named].filter(name => name.endsWith('-'));
  const isNamed = name => named.has(name) || begun.some(beginning => name.startsWith(beginning));
  const inUse = selector => (selector.replaceAll(/:not\([^)]*\)/g, '').match(OF_SYSTEM) ?? []).every(isNamed);
  return rulesOf(css)
    .map(({ before, head, body }) => {
      if (/^@(media|supports)/.test(head)) {
        const inner = stylesInUse(body, named);
        return before + (inner === '' ? '' : `${head}{${inner}}`);
      }
      const kept = head.startsWith('@') ? head : selectorsOf(head).filter(inUse).join(',');
      return before + (kept === '' ? '' : `${kept}{${body}}`);
    })
    .join('');
}

/** `before`: what ends with a semicolon and is no rule. What follows the last is none either. */
function rulesOf(css) {
  const rules = [];
  for (let at = 0; at < css.length;) {
    const opens = css.indexOf('{', at);
    if (opens < 0) break;
    const from = css.lastIndexOf(';', opens) + 1;
    const begin = Math.max(at, from);
    const closes = closing(css, opens);
    rules.push({
      before: css.slice(at, begin),
      head: css.slice(begin, opens),
      body: css.slice(opens + 1, closes),
    });
    at = closes + 1;
  }
  return rules;
}

function closing(css, opens) {
  for (let at = opens + 1, depth = 1; at < css.length; at++) {
    if (css[at] === '{') depth++;
    else if (css[at] === '}' && --depth === 0) return at;
  }
  throw new Error('a style sheet closes not what it opens');
}

/** Those of a list, whose commas within brackets are not its own. */
function selectorsOf(head) {
  return head.split(/,(?![^(]*\))/);
}
