import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Type } from 'typebox';
import { AsOf } from '../freshness/as-of.js';
import { Snapshots } from '../freshness/snapshots.js';
import { Answers } from '../http/describe.js';
import { ApiProblem } from '../http/problems.js';

const Live = Type.Object({ status: Type.Enum(['live']) }, { component: 'Live' });
const Ready = Type.Object({ status: Type.Enum(['ready']), asOf: AsOf }, { component: 'Ready' });

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly snapshots: Snapshots) {}

  @Get('live')
  @Answers({
    summary: 'Whether the process answers at all',
    answers: { 200: { description: 'It does.', json: Live } },
    problems: [],
  })
  live() {
    return { status: 'live' };
  }

  @Get('ready')
  @Answers({
    summary: 'Whether questions can be answered: the database answers, and it holds read models',
    answers: { 200: { description: 'They can.', json: Ready } },
    problems: ['not-ready'],
  })
  async ready() {
    try {
      return await this.snapshots.read(({ asOf }) => Promise.resolve({ status: 'ready', asOf }));
    } catch (error) {
      if (error instanceof ApiProblem) throw error;
      throw new ApiProblem('not-ready', 'the database does not answer', [], {}, { cause: error });
    }
  }
}
