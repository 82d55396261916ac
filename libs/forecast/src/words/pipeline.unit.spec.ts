import { describe, expect, it } from 'vitest';
import { type Day } from '@muster/domain';
import { PIPELINE_FLOWS } from '../pipeline/engine/measures.js';
import { type Bridge } from '../pipeline/results/forecast.js';
import { spreadOf } from '../summaries/summary.js';
import { pipelineDriversSentence, pipelineUncertaintySentence } from './pipeline.js';

const ON = '2024-09-30' as Day;
const bridge = (flows: Partial<Bridge>): Bridge =>
  ({ ...Object.fromEntries(PIPELINE_FLOWS.map(flow => [flow, 0])), ...flows }) as Bridge;

describe('what drives the pipeline, in words', () => {
  it('names the two largest flows in each direction', () => {
    const flows = {
      firstPosts: 247.2,
      joinedOtherwise: 83,
      returned: 20,
      left: -257,
      inactivated: -47,
      hours: -3,
    };
    expect(pipelineDriversSentence(bridge(flows), ON)).toBe(
      'By 30 September 2024 the stock changes by 43 on average: most is brought by first posts of those in training (+247) and other joiners (+83), most is taken by leavers (−257) and posts that become inactive (−47).',
    );
  });

  it('names one direction, or none, where there is no other', () => {
    expect(pipelineDriversSentence(bridge({ left: -5 }), ON)).toBe(
      'By 30 September 2024 the stock changes by −5 on average: most is taken by leavers (−5).',
    );
    expect(pipelineDriversSentence(bridge({}), ON)).toBe(
      'By 30 September 2024 the stock changes by 0 on average.',
    );
  });

  it('says what is known least, in people', () => {
    const even = (most: number) =>
      spreadOf(Float64Array.from({ length: 1_001 }, (_, at) => (most * at) / 1_000));
    expect(pipelineUncertaintySentence({ leavers: even(100), 'first posts': even(50) }, ON)).toBe(
      'Most uncertain is the number of leavers: between 10 and 90 people until 30 September 2024, with a chance of 80 in 100.',
    );
    expect(pipelineUncertaintySentence({ leavers: even(0) }, ON)).toContain('nothing is uncertain');
  });
});
