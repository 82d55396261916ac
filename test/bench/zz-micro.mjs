import './homes.mjs';
const { Database, readEpoch, loadGroups, foldGroup, WorkforceDeltas, PackedDeltas } = await import('@muster/store');
const { openEmbedded } = await import('@muster/store/embedded');
const { codesOf } = await import('@muster/domain');
const { codeTables } = await import('@muster/platform');
const server = await openEmbedded({ folder: process.env.MH + '/store', purpose: 'bench' });
const db = await Database.connect({ url: server.url(), applicationName: 'b', poolSize: 2 });
const [{ number }] = await db.rows('SELECT max(number) AS number FROM muster.epoch');
const reference = await readEpoch(db, number, codesOf(codeTables()));
const subs = (await db.rows("SELECT DISTINCT subject FROM muster.fact WHERE subject LIKE 'person/%' ORDER BY subject")).map(r => r.subject);
const [{ gen }] = await db.rows("SELECT number AS gen FROM muster.generation WHERE state='active'");
const loaded = await loadGroups(db, gen, subs);
await db.close(); await server.stop();
const halves = loaded.groups.map(g => { const m = new Map(); for (const s of g) { const f = loaded.facts.get(s) ?? []; m.set(s, f.slice(0, Math.ceil(f.length / 2))); } return m; });
const rounds = +process.argv[2] || 5;
let f = 0, p = 0, w = 0, r = 0;
const cpu = () => { const c = process.cpuUsage(); return (c.user + c.system) / 1000; };
for (let k = 0; k < rounds; k++) {
  const all = { f, p, w, r }; f = p = w = r = 0;
  for (let b = 0; b < loaded.groups.length; b += 3000) {
    const gs = loaded.groups.slice(b, b + 3000);
    let t = cpu();
    const olds = gs.map((g, i) => foldGroup(g, halves[b + i], reference));
    const news = gs.map(g => foldGroup(g, loaded.facts, reference));
    let n = cpu(); f += n - t; t = n;
    const wd = new WorkforceDeltas(), pd = new PackedDeltas();
    gs.forEach((g, i) => { const o = olds[i].parts.flatMap(x => x.changes), a = news[i].parts.flatMap(x => x.changes); wd.exchange([], o); wd.exchange(o, a); });
    n = cpu(); w += n - t; t = n;
    gs.forEach((g, i) => { const o = olds[i].parts.flatMap(x => x.spread), a = news[i].parts.flatMap(x => x.spread); pd.exchange([], o); pd.exchange(o, a); });
    n = cpu(); p += n - t; t = n;
    JSON.stringify(wd.rows()).length + JSON.stringify(pd.rows()).length;
    n = cpu(); r += n - t;
  }
  if (k > 1) console.log(JSON.stringify({ fold: Math.round(f), workforce: Math.round(w), packed: Math.round(p), rows: Math.round(r), sum: Math.round(f + w + p + r) }));
}
process.exit(0);
