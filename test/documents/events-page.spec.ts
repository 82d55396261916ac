import {
  type CloudEvent,
  type Day,
  type Fact,
  FOLD_OUTCOMES,
  inPseudonyms,
  isEventType,
  ITEM_OUTCOMES,
  OPERATOR_OUTCOMES,
  readEvent,
  timelineOf,
} from '@muster/domain';
import { describe, expect, it } from 'vitest';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const page = readFileSync(join(root, 'docs', 'events.md'), 'utf8');
const today = '2026-11-24' as Day;

describe('what is generated of docs', () => {
  it('is what the definitions make of it now', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'docs', 'generate.mjs'), '--check'], {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    expect([stderr, status]).toEqual(['', 0]);
  });
});

describe('the outcomes of docs/events.md', () => {
  it('are all that a supplier may be told, each with what it means and what to do', () => {
    const explained = [...page.matchAll(/^\| `([a-z-]+)` +\| \w[^|]* \| \w[^|]* \|$/gm)].map(
      ([, name]) => name,
    );
    const told = Object.keys({ ...ITEM_OUTCOMES, ...FOLD_OUTCOMES, ...OPERATOR_OUTCOMES });
    expect(explained).toEqual(expect.arrayContaining(told));
  });
});

describe('the events that docs/events.md shows', () => {
  const shown = [...page.matchAll(/```json[^\n]*\n([\s\S]*?)```/g)]
    .flatMap(([, block]) => JSON.parse(block!) as CloudEvent | CloudEvent[])
    .map(event => [event.id, event] as const);

  it('are many', () => expect(shown.length).toBeGreaterThan(20));

  it.each(shown)('%s would be accepted', (_id, event) => expect(taken(event).subject).toMatch(/^[a-z]+\//));
});

describe('links within docs/events.md', () => {
  it('lead somewhere', () => {
    const headings = [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
      heading!
        .toLowerCase()
        .replaceAll(/[^a-z0-9 _-]/g, '')
        .replaceAll(' ', '-'),
    );
    const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor!);
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter(anchor => !headings.includes(anchor))).toEqual([]);
  });
});

describe('the worked chain of corrections', () => {
  const [, block] = /```json chain\n([\s\S]*?)```/.exec(page) ?? [];
  const facts = new Map((JSON.parse(block!) as CloudEvent[]).map(event => [event.id, taken(event)]));
  const rows = [
    ...page.matchAll(/^\| (E\d(?:, E\d)*) +\| (E\d(?:, E\d)*) +\| ([\d-]+) +\| ([\d.]+) FTE/gm),
  ].map(([, come, stands, from, fte]) => ({
    come: come!.split(', '),
    stands: stands!.split(', '),
    from: from!,
    fte: Number(fte),
  }));

  it('has a row for each step', () => expect(rows.length).toBe(6));

  it.each(rows)('of $come stand $stands, whatever the order', ({ come, stands, from, fte }) => {
    for (const order of [come, come.toReversed()]) {
      const timeline = timelineOf(
        facts.get('E1')!.subject,
        order.map(id => facts.get(id)!),
      );
      expect(timeline.facts.map(({ id }) => id)).toEqual(stands);
      expect(timeline.facts[0]!.data).toMatchObject({ effectiveOn: from, fte });
    }
  });
});

function taken(event: CloudEvent): Fact {
  const [, type] = /^muster\.(.+)\.v\d+$/.exec(event.type) ?? [];
  if (type === undefined || !isEventType(type)) throw new Error(`no event type: ${event.type}`);
  const pseudonymOf = (kind: string, identifier: string) =>
    createHash('sha256').update(`${kind} ${identifier}`).digest('hex').slice(0, 32);
  const reading = readEvent(inPseudonyms(type, event, pseudonymOf), today);
  if (!reading.ok) throw new Error(JSON.stringify(reading.rejection));
  return reading.fact;
}
