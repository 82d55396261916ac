import {
  allCheckpoints,
  erasedAndBack,
  faultsSetAside,
  parkedByReason,
  readHead,
  refoldCounts,
  untoldSuppliers,
} from '@muster/store';
import { generationHash } from '@muster/projector';
import { type EmbeddedState, inspectEmbedded } from '@muster/store/embedded';
import { Command } from 'commander';
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { EXIT } from '../exit.js';
import { storeFolder } from '../home.js';
import { type OpenMuster, openMuster } from '../open-muster.js';
import { type Format, formatOption, printRecords } from '../output/format.js';
import { readSettings, type Settings } from '../settings.js';

interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'warn' | 'fail';
  readonly found: string;
}

interface Options {
  readonly demo?: boolean;
  readonly format: Format;
}

export function doctorCommand(): Command {
  return new Command('doctor')
    .option('--demo', 'look at the demo store')
    .addOption(formatOption())
    .action(run);
}

async function run(options: Options): Promise<void> {
  const folder = storeFolder(options.demo ?? false);
  const embedded = await inspectEmbedded(folder);
  const findings: Finding[] = [
    { check: 'node', state: 'ok', found: `${process.version} on ${process.platform} ${process.arch}` },
    writable(folder),
    postgres(embedded),
  ];
  const settings = readSettings();
  if (embedded.state === 'absent' && settings.MUSTER_POSTGRES_URL === undefined)
    findings.push({
      check: 'store',
      state: 'warn',
      found: 'none yet: "muster start" or "muster import" makes it',
    });
  else if (findings.every(({ state }) => state !== 'fail'))
    findings.push(...(await storeFindings(folder, settings)));
  printRecords(
    findings.map(finding => ({ ...finding })),
    options.format,
  );
  if (findings.some(({ state }) => state === 'fail')) process.exitCode = EXIT.failed;
}

function postgres(embedded: EmbeddedState): Finding {
  if (embedded.state !== 'running') return { check: 'postgres', state: 'ok', found: embedded.state };
  const { pid, port, owner } = embedded;
  const by =
    owner === 'orphaned'
      ? 'left behind by a process that was killed'
      : `run by ${owner.purpose} (process ${owner.pid})`;
  return { check: 'postgres', state: 'ok', found: `running on port ${port} (process ${pid}), ${by}` };
}

async function storeFindings(folder: string, settings: Settings): Promise<Finding[]> {
  let muster: OpenMuster;
  try {
    muster = await openMuster({ folder, purpose: 'muster doctor', settings });
  } catch (error) {
    return [{ check: 'store', state: 'fail', found: (error as Error).message }];
  }
  try {
    return [
      await readModels(muster),
      await refolds(muster),
      ...(await lag(muster)),
      await parked(muster),
      await webhooks(muster),
      await erased(muster),
    ];
  } finally {
    await muster.close();
  }
}

async function readModels(muster: OpenMuster): Promise<Finding> {
  const { generation, epoch } = await readHead(muster.database);
  const same = generation?.hash === generationHash(muster.folding.tables);
  const found = `generation ${generation?.hash ?? 'none'}, epoch ${epoch} of the reference`;
  return same
    ? { check: 'read models', state: 'ok', found }
    : {
        check: 'read models',
        state: 'fail',
        found: `${found}: made by another version; "muster start" rebuilds them`,
      };
}

/** Subjects that are still to be folded again, and those that cannot be, with what keeps them from it. */
async function refolds(muster: OpenMuster): Promise<Finding> {
  const check = 'folding again';
  const { generation } = await readHead(muster.database);
  const { waiting, setAside } = await refoldCounts(muster.database, generation?.number ?? 0);
  if (setAside === 0) return { check, state: 'ok', found: `${waiting} subjects wait` };
  const faults = await faultsSetAside(muster.database, generation?.number ?? 0);
  const why = faults.map(({ fault, subjects }) => `${subjects} × ${fault}`).join(', ');
  return {
    check,
    state: 'warn',
    found: `${waiting} subjects wait; ${setAside} cannot be folded and count as they did before: ${why}`,
  };
}

/** How many records of each topic are not folded in yet, and whether the log is the one that the checkpoints count in. */
async function lag(muster: OpenMuster): Promise<Finding[]> {
  const checkpoints = await allCheckpoints(muster.database);
  const topics = [...new Set(checkpoints.map(({ topic }) => topic))];
  return Promise.all(
    topics.map(async topic => {
      const { identity, partitions } = await muster.log.describe(topic);
      const own = checkpoints.filter(checkpoint => checkpoint.topic === topic);
      if (own.some(checkpoint => checkpoint.identity !== identity))
        return {
          check: topic,
          state: 'fail',
          found: 'REWIND: the checkpoints count in another log',
        } as const;
      const next = new Map(own.map(checkpoint => [checkpoint.partition, checkpoint.next]));
      const behind = partitions.reduce(
        (sum, { partition, highWater }) => sum + highWater - (next.get(partition) ?? 0),
        0,
      );
      return { check: topic, state: behind > 0 ? 'warn' : 'ok', found: `${behind} records behind` } as const;
    }),
  );
}

async function parked(muster: OpenMuster): Promise<Finding> {
  const reasons = await parkedByReason(muster.database);
  if (reasons.length === 0) return { check: 'parked events', state: 'ok', found: 'none' };
  const found = reasons.map(({ events, reason, topic }) => `${events} ${reason} in ${topic}`).join(', ');
  return { check: 'parked events', state: 'warn', found };
}

const SHOWN = 5;

/** People who were erased, and count again: a backup of before was restored. */
async function erased(muster: OpenMuster): Promise<Finding> {
  const check = 'erased people';
  const back = await erasedAndBack(muster.database);
  if (back.length === 0) return { check, state: 'ok', found: 'none is back' };
  const named = back.length > SHOWN ? `${back.slice(0, SHOWN).join(', ')} and others` : back.join(', ');
  return {
    check,
    state: 'fail',
    found: `${back.length} are back; "muster rebuild" erases them anew: ${named}`,
  };
}

/** Suppliers who asked to be told what became of their events, and do not answer. */
async function webhooks(muster: OpenMuster): Promise<Finding> {
  const untold = await untoldSuppliers(muster.database);
  if (untold.length === 0) return { check: 'webhooks', state: 'ok', found: 'all calls were taken' };
  const found = untold.map(
    ({ sender, answer, paused }) => `${sender}: ${answer}${paused ? ', called no more' : ''}`,
  );
  return { check: 'webhooks', state: 'warn', found: `not taken by ${found.join('; ')}` };
}

function writable(folder: string): Finding {
  let nearest = folder;
  while (!existsSync(nearest)) nearest = dirname(nearest);
  try {
    accessSync(nearest, constants.W_OK);
    return { check: 'folder', state: 'ok', found: folder };
  } catch {
    return {
      check: 'folder',
      state: 'fail',
      found: `${nearest} cannot be written to; set MUSTER_HOME to a folder that can`,
    };
  }
}
