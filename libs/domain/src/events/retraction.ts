import { Type } from 'typebox';
import { define, type SubjectKind, TOPICS } from './definition.js';
import { EventIdField } from './fields.js';

export const retraction = {
  'fact.retracted': define({
    summary:
      'An earlier fact of the same subject and source was never so. Final: to undo it, send the fact under a new id.',
    version: 1,
    subjects: Object.keys(TOPICS) as SubjectKind[],
    data: Type.Object({ retracts: EventIdField }, { additionalProperties: false }),
    effectiveOn: () => undefined,
    businessKey: ['retracts'],
  }),
};
