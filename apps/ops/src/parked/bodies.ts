import { type Fault, schemaFaults, shown } from '@muster/domain';
import { MOST_MEANT, type ParkedPlace, placeNamed } from '@muster/store';
import { type Static, type TProperties, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { invalid } from '../http/problems.js';

const PLACE = '^[\\w.-]{1,249}:\\d{1,5}:\\d{1,15}$';
const A_NAME = { minLength: 1, maxLength: 200, pattern: '\\S', description: 'a name of 1 to 200 characters' };

const MEANT = {
  places: Type.Optional(
    Type.Array(Type.String({ pattern: PLACE, description: 'TOPIC:PARTITION:OFFSET' }), {
      minItems: 1,
      maxItems: MOST_MEANT,
      description: '1 to 2,000 places, each as TOPIC:PARTITION:OFFSET',
    }),
  ),
  reason: Type.Optional(
    Type.String({ minLength: 1, maxLength: 80, description: 'a reason for which events are parked' }),
  ),
  all: Type.Optional(Type.Literal(true, { description: 'true' })),
  dryRun: Type.Optional(Type.Boolean({ description: 'true or false' })),
  by: Type.Optional(Type.String(A_NAME)),
};
const WHOLE = { additionalProperties: false, description: 'a JSON object' };

const RedriveBody = Type.Object(MEANT, WHOLE);
const DiscardBody = Type.Object(
  {
    ...MEANT,
    because: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 1_000,
        pattern: '\\S',
        description: 'why, in 1 to 1,000 characters',
      }),
    ),
  },
  WHOLE,
);

export interface Meant {
  /** Neither of the two: all that are parked. */
  readonly places?: readonly ParkedPlace[];
  readonly reason?: string;
}

export type Redrive = Meant &
  ({ readonly dryRun: true; readonly by?: string } | { readonly dryRun: false; readonly by: string });
export type Discard = Meant &
  ({ readonly dryRun: true } | { readonly dryRun: false; readonly by: string; readonly because: string });

/** @throws {OpsProblem} `invalid`, with every fault */
export const readRedrive = reader(RedriveBody, [], (body, meant): Redrive => {
  const { dryRun = true, by } = body;
  return dryRun ? { ...meant, dryRun, ...(by === undefined ? {} : { by }) } : { ...meant, dryRun, by: by! };
});

/** @throws {OpsProblem} `invalid`, with every fault */
export const readDiscard = reader(DiscardBody, ['because'], (body, meant): Discard => {
  const { dryRun = true, by, because } = body;
  return dryRun ? { ...meant, dryRun } : { ...meant, dryRun, by: by!, because: because! };
});

type Body = Static<typeof DiscardBody>;

/** @param more what must be said beside `by` where it is no dry run */
function reader<Properties extends TProperties, Read>(
  schema: ReturnType<typeof Type.Object<Properties>>,
  more: readonly 'because'[],
  made: (body: Body, meant: Meant) => Read,
): (body: unknown) => Read {
  const validator = Compile(schema);
  return given => {
    const faults = schemaFaults(validator, schema, given, '');
    if (faults.length > 0) throw invalid(faults);
    const body = given as Body;
    const missing = [...unclear(body), ...(body.dryRun === false ? unsaid(body, ['by', ...more]) : [])];
    if (missing.length > 0) throw invalid(missing);
    return made(body, meantBy(body));
  };
}

/** Nobody redrives everything by leaving a word out. */
function unclear({ places, reason, all }: Body): Fault[] {
  const said = [places, reason, all].filter(word => word !== undefined).length;
  return said === 1
    ? []
    : [
        {
          pointer: '',
          expected: 'one of places, reason and "all": true',
          got: said === 0 ? 'none' : 'several',
        },
      ];
}

function unsaid(body: Body, words: readonly ('by' | 'because')[]): Fault[] {
  return words
    .filter(word => body[word] === undefined)
    .map(word => ({
      pointer: `/${word}`,
      expected: `${word === 'by' ? 'who does it' : 'why'}: it is kept with what was done`,
      got: shown(undefined),
    }));
}

function meantBy({ places, reason }: Body): Meant {
  return {
    ...(places ? { places: places.map(text => placeNamed(text)!) } : {}),
    ...(reason === undefined ? {} : { reason }),
  };
}
