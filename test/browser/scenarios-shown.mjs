const TARGET = 'midwives-1200';
const ABOUT = { by: 'A planner', target: TARGET, profession: 'midwife' };

/** What is put side by side in the picture. */
const SCENARIOS = [
  { id: `as-things-are-${TARGET}`, name: 'As things are', levers: [] },
  {
    id: 'keep-more',
    name: 'Keep more midwives',
    levers: [{ kind: 'leaving-rate', from: '2023-10', change: { percent: -15 } }],
  },
  {
    id: 'bring-back',
    name: 'Bring more back',
    levers: [
      { kind: 'returners', from: '2023-10', change: { by: 300 } },
      { kind: 'recruitment-abroad', from: '2024-01', change: { by: 200 } },
    ],
  },
  {
    id: 'both',
    name: 'Both, and more places',
    levers: [
      { kind: 'leaving-rate', from: '2023-10', change: { percent: -15 } },
      { kind: 'returners', from: '2023-10', change: { by: 300 } },
      { kind: 'intake-places', from: '2024-09', change: { percent: 10 } },
    ],
  },
];

/**
 * Saves scenarios and has them compared and solved, for a picture of the page.
 *
 * @param {string} address of a running Muster
 * @returns {Promise<string>} the path that shows them
 */
export async function scenariosShown(address) {
  const post = async (path, body) => {
    const reply = await fetch(address + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!reply.ok && reply.status !== 409) throw new Error(`${path}: ${await reply.text()}`);
    return reply.json();
  };
  const until = async (path, isThere) => {
    for (const end = Date.now() + 120_000; ; await new Promise(resolve => setTimeout(resolve, 500))) {
      const reply = await fetch(address + path);
      const told = await reply.json();
      if (isThere(told)) return;
      if (Date.now() > end) throw new Error(`not there after two minutes: ${path}: ${JSON.stringify(told)}`);
    }
  };
  await until(`/v1/targets/${TARGET}/forecast`, ({ forecast }) => forecast !== undefined);
  for (const scenario of SCENARIOS) await post('/v1/scenarios', { ...ABOUT, ...scenario });
  const scenarios = SCENARIOS.map(({ id }) => id);
  const lever = { kind: 'leaving-rate', from: '2023-10' };
  const comparison = await post('/v1/comparisons', { scenarios, target: TARGET });
  const solution = await post('/v1/solutions', { target: TARGET, lever, probability: 0.8 });
  for (const { self } of [comparison, solution]) await until(self, ({ status }) => status === 'answered');
  await until('/v1/scenarios/both', ({ state }) => state === 'forecast');
  await until(`/v1/targets/${TARGET}/sensitivity`, ({ status }) => status === 'answered');
  const query = { scenario: 'both', compare: scenarios.join('*'), comparison: comparison.id };
  return `/scenarios?${new URLSearchParams({ ...query, solve: lever.kind, chance: '80', solution: solution.id })}`;
}
