import { describe, expect, it } from 'vitest';
import { renderToStaticMarkup } from 'react-dom/server';
import { FlowChart, type FlowLink, type FlowNode } from './flow-chart.js';

const nodes: FlowNode[] = [
  { id: 'begun', name: 'Learners', kind: 'on', column: 0 },
  { id: 'completed', name: 'Completed', kind: 'on', column: 1 },
  { id: 'withdrawn', name: 'Withdrawn', kind: 'out', column: 1 },
  { id: 'first-post', name: 'First post', kind: 'on', column: 2 },
];
const links: FlowLink[] = [
  { source: 'begun', target: 'completed', value: 90 },
  { source: 'begun', target: 'withdrawn', value: 30 },
  { source: 'completed', target: 'first-post', value: 60 },
];
const drawn = (all = links) =>
  renderToStaticMarkup(
    <FlowChart
      width={1000}
      title="Learners of 2019-20"
      description="120 learners"
      nodes={nodes}
      links={all}
    />,
  );
const boxes = (markup: string) =>
  [
    ...markup.matchAll(
      /<rect x="([^"]+)" y="([^"]+)" width="[^"]+" height="([^"]+)" fill="[^"]+" stroke="[^"]+" stroke-width="1.5"(?! stroke-dasharray="[^"]+"><\/rect><\/g><text)/g,
    ),
  ]
    .map(([, x, y, height]) => ({ x: Number(x), y: Number(y), height: Number(height) }))
    .filter(({ height }) => height !== 12);

describe('a flow', () => {
  it('is as high as people are many', () => {
    const [begun, completed, withdrawn] = boxes(drawn());
    expect(completed!.height).toBeCloseTo(3 * withdrawn!.height, 5);
    expect(begun!.height).toBeCloseTo(completed!.height + withdrawn!.height, 5);
  });

  it('goes from left to right by stage, those on the way above those who left', () => {
    const [begun, completed, withdrawn, first] = boxes(drawn());
    expect(begun!.x).toBeLessThan(completed!.x);
    expect(completed!.x).toBe(withdrawn!.x);
    expect(first!.x).toBeGreaterThan(completed!.x);
    expect(completed!.y).toBeLessThan(withdrawn!.y);
  });

  it('says the number of each stage, and leaves out stages that nobody came to', () => {
    expect(drawn()).toMatch(/>120<\/text>[\s\S]*>Learners</);
    expect(drawn(links.slice(0, 2))).not.toContain('First post');
  });

  it('tells who left by an outline that is dashed, not by colour alone', () => {
    expect(drawn()).toContain('stroke-dasharray="5 3"');
  });
});
