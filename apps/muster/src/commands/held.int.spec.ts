import { type OdsCode } from '@muster/domain';
import { type Database, gateLimits, keepDeliveries } from '@muster/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heldCommand } from './held.js';
import { withdrawCommand } from './withdraw.js';
import { printed, storeOfCommands } from '../testing/commands.js';

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ database, drop } = await storeOfCommands('held-command'));
});
afterAll(() => drop());

const held = (...words: string[]) => printed(heldCommand(), ...words);
const limitOf = async (code: string) => (await gateLimits(database, [code as OdsCode])).get(code as OdsCode);

describe('muster held limit', () => {
  it('sets what one delivery may move an organisation by, and keeps what is not named', async () => {
    expect(await held('limit', 'R0A', '--percent', '12.5', '--by', 'A. Planner')).toContain(
      'by more than 12.5 % and more than 10 people is held from now on',
    );
    expect(await limitOf('R0A')).toEqual({ percent: 12.5, people: 10 });
    await held('limit', 'R0A', '--people', '40', '--by', 'B. Planner');
    expect(await limitOf('R0A')).toEqual({ percent: 12.5, people: 40 });
  });

  it('is listed with who set it, until the organisation has that of all others again', async () => {
    await held('limit', 'R1F', '--percent', '0', '--people', '0', '--by', 'B. Planner');
    const limits = JSON.parse(await held('limits', '--format', 'json')) as unknown[];
    expect(limits).toMatchObject([
      { organisation: 'R0A', percent: 12.5, people: 40, setBy: 'B. Planner' },
      { organisation: 'R1F', percent: 0, people: 0, setBy: 'B. Planner' },
    ]);
    expect(await held('limit', 'R1F', '--default', '--by', 'B. Planner')).toContain(
      'limit of all others again',
    );
    expect(await held('limit', 'R1F', '--default', '--by', 'B. Planner')).toContain('no limit of its own');
    await held('limit', 'R0A', '--default', '--by', 'B. Planner');
    expect(await held('limits')).toMatch(/more than 5 % and more than 10 people.*\n.*No organisation/);
  });

  it.each([
    ['no organisation code', ['limit', 'r0a', '--percent', '5', '--by', 'A'], 'commander.invalidArgument'],
    ['more than all', ['limit', 'R0A', '--percent', '101', '--by', 'A'], 'commander.invalidArgument'],
    ['a third decimal', ['limit', 'R0A', '--percent', '1.001', '--by', 'A'], 'commander.invalidArgument'],
    ['half a person', ['limit', 'R0A', '--people', '1.5', '--by', 'A'], 'commander.invalidArgument'],
    ['nobody who sets it', ['limit', 'R0A', '--people', '1'], 'commander.missingMandatoryOptionValue'],
    ['a blank for a name', ['limit', 'R0A', '--people', '1', '--by', ' '], 'commander.invalidArgument'],
    ['nothing to set', ['limit', 'R0A', '--by', 'A'], 'what-limit'],
    ['both at once', ['limit', 'R0A', '--people', '1', '--default', '--by', 'A'], 'what-limit'],
  ])('is refused for %s', async (_, words, code) => {
    await expect(held(...words)).rejects.toMatchObject({ code });
    expect(await limitOf('R0A')).toBeUndefined();
  });
});

describe('muster held', () => {
  it('takes options after the command that they are of', async () => {
    await keepDeliveries(database, [
      {
        delivery: {
          ...{
            batch: 'b1',
            source: 'urn:s',
            file: 'f',
            sender: 'trust',
            door: 'events',
            receivedAt: new Date(),
          },
          ...{ state: 'held', accepted: 0, unchanged: 0, duplicates: 0, held: 1, rejected: 0, movements: [] },
        },
        items: [],
      },
    ]);
    expect(JSON.parse(await held('--format', 'json'))).toMatchObject([{ batch: 'b1', sender: 'trust' }]);
    expect(await held('refuse', 'b1', '--by', 'A. Planner')).toContain('Refused by A. Planner');
  });
});

describe('muster withdraw', () => {
  it.each(['abc', '1.5', '0', '-1', '99999999999', ''])(
    'refuses to undo %j, which is no number of one',
    async text => {
      await expect(printed(withdrawCommand(), '--undo', text, '--by', 'A. Planner')).rejects.toMatchObject({
        code: 'commander.invalidArgument',
      });
    },
  );

  it('says so when there is no withdrawal of the number', async () => {
    await expect(printed(withdrawCommand(), '--undo', '17', '--by', 'A. Planner')).rejects.toMatchObject({
      code: 'not-to-be-undone',
      exit: 2,
    });
  });
});
