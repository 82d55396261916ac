import {
  type Fault,
  faultInWords,
  type Lever,
  leverFaults,
  LeverSchema,
  MOST_LEVERS,
  schemaFaults,
  type WrittenLever,
} from '@muster/domain';
import { type WrittenScenario } from '@muster/forecaster/working';
import { MusterFault } from '@muster/platform';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { EXIT } from '../exit.js';

const FileSchema = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'a name' })),
    by: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'who made it' })),
    levers: Type.Array(LeverSchema, {
      minItems: 1,
      maxItems: MOST_LEVERS,
      description: `a list of 1 to ${MOST_LEVERS} levers`,
    }),
  },
  { additionalProperties: false, description: 'an object with levers' },
);

/** Whether a scenario is named by a file, and not by the id under which it is kept. */
export function isFile(scenario: string): boolean {
  return !/^[a-z0-9][a-z0-9-]{0,79}$/.test(scenario);
}

/**
 * Reads a scenario from a file: `{"name"?, "by"?, "levers": [{"kind", "from", "change", …}]}`, or the list of levers alone.
 * @throws {MusterFault} `no-file`, `bad-scenario` with everything that is wrong with it
 */
export function scenarioOfFile(file: string): WrittenScenario {
  const written = jsonOf(file);
  const told = Array.isArray(written) ? { levers: written as unknown[] } : written;
  const faults = schemaFaults(Compile(FileSchema), FileSchema, told, '');
  const { name, by, levers } = told as { name?: string; by?: string; levers: WrittenLever[] };
  const more: readonly Fault[] = faults.length > 0 ? faults : leverFaults(levers);
  if (more.length > 0) throw bad(file, more.map(faultInWords).join('; '));
  return {
    name: name ?? basename(file),
    by: by ?? 'a file',
    levers: levers as unknown as readonly Lever[],
  };
}

function jsonOf(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new MusterFault(
      'no-file',
      `${file} cannot be read: ${(error as Error).message}`,
      'name a file with levers, or the id of a scenario that is kept (GET /v1/scenarios)',
      EXIT.usage,
    );
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw bad(file, `it is no JSON: ${(error as Error).message}`);
  }
}

function bad(file: string, detail: string): MusterFault {
  return new MusterFault(
    'bad-scenario',
    `${file} is no scenario: ${detail}`,
    'mend what is named here; docs/forecast-pipeline.md shows one',
    EXIT.usage,
  );
}
