import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Static, Type } from 'typebox';
import { Answers } from '../http/describe.js';
import { type Definition } from './definition.js';
import { MEASURES } from './measures.js';
import { TERMS } from './terms.js';

const definition = {
  label: Type.String({ description: 'its name for people' }),
  definition: Type.String(),
  unit: Type.String(),
  source: Type.String({ description: 'what it is made from, and whose rules it follows' }),
};
const DefinitionsReply = Type.Object(
  {
    measures: Type.Array(
      Type.Object({ measure: Type.String({ description: 'its name in answers' }), ...definition }),
    ),
    terms: Type.Array(Type.Object({ term: Type.String(), ...definition }), {
      description: 'what the words of positions and bridges mean',
    }),
  },
  { component: 'DefinitionsReply' },
);
export type DefinitionsReply = Static<typeof DefinitionsReply>;

@ApiTags('definitions')
@Controller('v1')
export class DefinitionsController {
  @Get('definitions')
  @Answers({
    summary: 'What every measure means',
    description:
      'Every measure that an answer names, and the words of positions and bridges, with definition, unit and source.',
    answers: { 200: { description: 'The measures and the words, by name.', json: DefinitionsReply } },
    problems: [],
  })
  definitions(): DefinitionsReply {
    return {
      measures: byName(MEASURES).map(([measure, definition]) => ({ measure, ...definition })),
      terms: byName(TERMS).map(([term, definition]) => ({ term, ...definition })),
    };
  }
}

function byName(definitions: Readonly<Record<string, Definition>>): [string, Definition][] {
  return Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1));
}
