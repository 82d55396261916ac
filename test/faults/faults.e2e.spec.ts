import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Aftermath, beyondLimits, inWords, PARTS, strike, summaryOf, tableOf } from './campaign.js';
import { judge, type Judgement } from './judgement.js';
import { longPlan, shortPlan } from './plan.js';
import { Rig } from './rig.js';
import { Servers } from './servers.js';

/** `npm run faults` is the long form. MUSTER_FAULTS says how many, MUSTER_FAULTS_SEED repeats a run. */
const COUNT = Number(process.env['MUSTER_FAULTS'] ?? 0);
const SEED = Number(process.env['MUSTER_FAULTS_SEED'] ?? 1);
const isLong = COUNT > 0;

/** In a test that runs beside others times are looked at, not judged: only that it recovers at all. Seconds. */
const RECOVERS_WITHIN = 45;
/** Of the services' logs, where one does not. */
const MOST_LINES = 40;

const servers = await Servers.start();
const { faults: planned, ...load } = isLong ? longPlan(COUNT, SEED) : shortPlan();
/** Where there is no Redis, which is told, nothing can happen to it. */
const faults = planned.filter(({ of }) => of !== 'redis' || servers?.redis !== undefined);
const suite = servers ? describe : describe.skip;
const say = (line: string) => process.stdout.write(`  ${line}\n`);

suite('two projectors and a gateway, under the load of a dirty feed,', () => {
  let rig: Rig;
  const aftermaths: Aftermath[] = [];
  let judgement: Judgement;

  beforeAll(async () => {
    if (isLong) say(`${faults.length} faults from seed ${SEED}`);
    rig = await Rig.on(servers!, load);
    rig.load.begin();
    expect(await rig.recovered(60_000)).toBe(true);
  });
  afterAll(() => rig?.close() ?? servers?.close());

  it.each(faults.map((fault, nth) => ({ nth: nth + 1, name: fault.name, fault })))(
    'recover by themselves: $nth, $name',
    async ({ nth, fault }) => {
      const aftermath = await strike(rig, fault);
      aftermaths.push(aftermath);
      say(`${nth}. ${inWords(aftermath)}`);
      if (aftermath.recovery > RECOVERS_WITHIN)
        for (const line of aftermath.warnings.slice(0, MOST_LINES)) say(line.slice(0, 500));
      expect(aftermath.recovery).toBeLessThan(RECOVERS_WITHIN);
    },
  );

  it('have every acknowledged event in, none twice, and cells as a fold of them in memory makes', async () => {
    const ranDry = rig.load.isOver;
    await rig.load.end();
    judgement = await judge(rig);
    expect(ranDry).toBe(false); // every fault came under load,
    const { again, rejected, held } = rig.load.sent();
    expect(Math.min(again, rejected)).toBeGreaterThan(0); // which was struck, and dirty,
    expect(held).toBe(0); // and of which nothing waits for a person
    expect(judgement.acknowledged).toBeGreaterThan(100 * faults.length);
    expect(judgement.cells).toBeGreaterThan(judgement.acknowledged);
    expect(judgement).toMatchObject({
      lost: [],
      unasked: [],
      doubled: 0,
      differences: [],
      breaches: [],
      differing: [],
    });
  }, 600_000);

  it('end by nothing but what ended them', () => {
    expect(rig.unasked).toEqual([]);
  });

  if (isLong)
    it('recover and are noticed within the limits', () => {
      for (const line of tableOf(aftermaths)) say(line);
      say(JSON.stringify(figures()));
      expect(beyondLimits(aftermaths)).toEqual([]);
    });

  function figures() {
    const { lost, unasked, doubled, differences, breaches, differing, acknowledged, cells } = judgement;
    return {
      faults: aftermaths.length,
      seed: SEED,
      acknowledged,
      cells,
      lost: lost.length,
      unasked: unasked.length,
      doubled,
      differing: differences.length + breaches.length + differing.length,
      ...rig.load.sent(),
      endedByThemselves: rig.unasked.length,
      recovery: Object.fromEntries(
        PARTS.map(part => [part, summaryOf(aftermaths.filter(({ fault: { of } }) => of === part))]),
      ),
    };
  }
});
