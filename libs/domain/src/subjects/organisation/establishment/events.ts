import { Type } from 'typebox';
import { type Day } from '../../../calendar/day.js';
import { define } from '../../../events/definition.js';
import { DayField, FigureFteField, ProfessionField, supersedes, TextField } from '../../../events/fields.js';

const closed = { additionalProperties: false };
const effectiveOn = (data: { effectiveOn: string }) => data.effectiveOn as Day;

export const establishment = {
  'establishment.reported': define({
    summary: 'So many posts of a profession are funded here from this day on.',
    version: 1,
    subjects: ['organisation'],
    data: Type.Object(
      { profession: ProfessionField, fundedFte: FigureFteField, effectiveOn: DayField, ...supersedes },
      closed,
    ),
    effectiveOn,
    businessKey: ['profession', 'effectiveOn'],
  }),
  'requirement.reported': define({
    summary:
      'So many of a profession are needed here from this day on, by a method and a source that are named.',
    version: 1,
    subjects: ['organisation'],
    data: Type.Object(
      {
        profession: ProfessionField,
        fte: FigureFteField,
        method: TextField(120, 'the method'),
        source: TextField(200, 'the source'),
        effectiveOn: DayField,
        ...supersedes,
      },
      closed,
    ),
    effectiveOn,
    businessKey: ['profession', 'method', 'effectiveOn'],
  }),
};
