/** An element of a drawing. Text stands in `text`. */
export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly SvgElement[];
  readonly text: string;
}

const TOKEN = /<(\/)?([a-zA-Z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/)?>|([^<]+)/g;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
};

/**
 * Reads the SVG that React writes: well-formed, attributes in double quotes, no comments and no processing instructions.
 * @throws {Error} for anything else
 */
export function parseSvg(svg: string): SvgElement {
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const open: Open[] = [root];
  let at = 0;
  for (const match of svg.matchAll(TOKEN)) {
    if (match.index !== at) break;
    at += match[0].length;
    const [, end, name, attributes = '', alone, text] = match;
    const top = open.at(-1)!;
    if (text !== undefined) top.text += plain(text);
    else if (end !== undefined) {
      if (top.name !== name) throw new Error(`the drawing closes ${name} where ${top.name} is open`);
      open.pop();
    } else {
      const element: Open = { name: name!, attributes: attributesOf(attributes), children: [], text: '' };
      top.children.push(element);
      if (alone === undefined) open.push(element);
    }
  }
  const [drawing] = root.children;
  if (at !== svg.length || open.length !== 1 || drawing?.name !== 'svg')
    throw new Error(`the drawing cannot be read at character ${at}`);
  return drawing;
}

interface Open extends SvgElement {
  readonly children: Open[];
  text: string;
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(ATTRIBUTE)].map(([, name, value]) => [name!, plain(value!)]));
}

function plain(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt|quot|#x27);/g, entity => ENTITIES[entity]!);
}
