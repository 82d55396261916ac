import { describe, expect, it } from 'vitest';
import { renderToStaticMarkup } from 'react-dom/server';
import { COLOURS } from './palette.js';
import { Tornado, type TornadoProps } from './tornado.js';

const BARS: TornadoProps['bars'] = [
  { name: 'Hours', less: { value: 1, words: '−10 %: 1' }, more: { value: 94, words: '+10 %: 94' } },
  { name: 'Leaving rate', less: { value: 30, words: '−10 %: 30' }, more: { value: 15, words: '+10 %: 15' } },
];

function drawn(width = 600, bars = BARS): string {
  return renderToStaticMarkup(
    <Tornado
      {...{ width, bars, title: 'Tornado', description: 'What moves the chance', unit: 'chance, in 100' }}
      middle={{ value: 21, name: 'as things are: 21' }}
      domain={[0, 100]}
    />,
  );
}

const rects = (svg: string) =>
  [...svg.matchAll(/<rect x="([\d.]+)" y="26" width="([\d.]+)" height="22" fill="(#\w+)"/g)].map(
    ([, x, width, fill]) => ({ from: Number(x), to: Number(x) + Number(width), fill }),
  );

describe('a tornado', () => {
  it('has two sides a bar, hollow for less and filled for more, that meet where things are', () => {
    const [less, more, lessLeaving, moreLeaving] = rects(drawn());
    expect([less!.fill, more!.fill]).toEqual([COLOURS.paper, COLOURS.rise]);
    expect(less!.to).toBeCloseTo(more!.from, 6);
    // Of what works the other way round, less is on the right.
    expect(lessLeaving!.from).toBeCloseTo(moreLeaving!.to, 6);
    expect(lessLeaving!.to).toBeGreaterThan(less!.to);
  });

  it('says of each bar what was changed and what comes of it', () => {
    expect(drawn()).toContain('Hours: −10 %: 1; +10 %: 94');
    expect(drawn(260)).not.toMatch(/NaN|undefined/);
  });

  it('shows that a thing moves nothing', () => {
    const still = { value: 21, words: '21' };
    const [less] = rects(drawn(600, [{ name: 'Nothing', less: still, more: still }]));
    expect(less!.to - less!.from).toBe(1);
  });
});
