import { type TOptional, type TUnsafe, Type } from 'typebox';
import { type Day } from '../../../calendar/day.js';
import { define } from '../../../events/definition.js';
import { DayField, supersedes } from '../../../events/fields.js';
import {
  PROFILE_ATTRIBUTE_NAMES,
  PROFILE_ATTRIBUTES,
  type ProfileAttribute,
  type ProfileValue,
  valuesOfAttribute,
} from './attributes.js';

const attributes = Object.fromEntries(
  PROFILE_ATTRIBUTE_NAMES.map(name => {
    const values = valuesOfAttribute(name);
    const description = `${PROFILE_ATTRIBUTES[name].label}: ${values.join(', ')}`;
    return [name, Type.Optional(Type.Unsafe({ enum: values, description }))];
  }),
) as unknown as { readonly [A in ProfileAttribute]: TOptional<TUnsafe<ProfileValue<A>>> };

export const profile = {
  'entrant.profiled': define({
    summary:
      'What an applicant or entrant said of themselves; what is not named stays as it was said before.',
    version: 1,
    subjects: ['person'],
    data: Type.Object(
      { ...attributes, effectiveOn: DayField, ...supersedes },
      { additionalProperties: false },
    ),
    check: data =>
      PROFILE_ATTRIBUTE_NAMES.some(name => data[name] !== undefined)
        ? []
        : [
            {
              pointer: '',
              expected: `at least one of ${PROFILE_ATTRIBUTE_NAMES.join(', ')}`,
              got: 'none of them',
            },
          ],
    effectiveOn: given => given.effectiveOn as Day,
    businessKey: ['effectiveOn'],
  }),
};
