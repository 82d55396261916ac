/** Without what every name of a source has: `urn:ods:R0A:esr` is "R0A esr". */
export function sourceName(source: string): string {
  return source.replace(/^urn:(muster:simulator:|ods:)?/, '').replaceAll(':', ' ');
}

/** The same of each that a text of the API names. */
export function withSourceNames(text: string): string {
  return text.replaceAll(/urn:[^\s,;]+/g, sourceName);
}
