import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Static, Type } from 'typebox';
import { Answers } from '../http/describe.js';
import { MEASURES } from './measures.js';

const DefinitionsReply = Type.Object(
  {
    measures: Type.Array(
      Type.Object({
        measure: Type.String({ description: 'its name in answers' }),
        label: Type.String({ description: 'its name for people' }),
        definition: Type.String(),
        unit: Type.String(),
        source: Type.String({ description: 'what it is made from, and whose rules it follows' }),
      }),
    ),
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
    description: 'Every measure that an answer names, with its definition, unit and source.',
    answers: { 200: { description: 'The measures, by name.', json: DefinitionsReply } },
    problems: [],
  })
  definitions(): DefinitionsReply {
    const named = Object.entries(MEASURES).sort(([a], [b]) => (a < b ? -1 : 1));
    return { measures: named.map(([measure, definition]) => ({ measure, ...definition })) };
  }
}
