import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsObject, IsOptional, Length } from 'class-validator';
import { ASKED_KINDS, type AskedKind } from './asked-kinds.js';

/* Each message completes the sentence "expected …". What an input must say its kind tells (libs/jobs). */
const A_NAME = { message: 'a name, up to 200 characters' };

export class AskJobBody {
  @ApiProperty({
    enum: ASKED_KINDS,
    description:
      'rebuild: make the read models anew; restate: the stock of a day as it was known at a moment, beside what is known now; ' +
      'verify: compare the read models with a fold of all facts from scratch',
  })
  @IsIn(ASKED_KINDS, { message: `a kind of job: ${ASKED_KINDS.join(', ')}` })
  kind!: AskedKind;

  @ApiPropertyOptional({
    description: 'restate: `on`, a day, and `knownAt`, a moment; the others ask for nothing',
    type: 'object',
    additionalProperties: true,
    example: { on: '2023-09-30', knownAt: '2023-10-15T12:00:00Z' },
  })
  @IsOptional()
  @IsObject({ message: 'an object: what is asked for' })
  input?: Record<string, unknown>;

  @ApiPropertyOptional({ description: 'who asks: shown beside the job', maxLength: 200 })
  @IsOptional()
  @Length(1, 200, A_NAME)
  by?: string;

  @ApiPropertyOptional({ description: 'whether one that has ended is to be done again; left out: no' })
  @IsOptional()
  @IsBoolean({ message: 'true or false' })
  again?: boolean;
}

export class CancelJobBody {
  @ApiProperty({ description: 'who wants it cancelled: shown beside the job', maxLength: 200 })
  @Length(1, 200, A_NAME)
  by!: string;
}
