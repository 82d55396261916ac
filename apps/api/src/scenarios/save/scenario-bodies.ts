import { MOST_LEVERS, PROFESSION_NAMES } from '@muster/domain';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsIn,
  IsNumber,
  IsOptional,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { A_DAY, A_NAME, AN_AREA, AREA, DAY, NAME } from '../../http/forms.js';
import { DatedLeverBody } from '../dated-lever-body.js';

const A_PERCENTAGE = { message: 'per cent, from -100 to 1000' };
const A_DIFFERENCE = { message: 'a number from -10000 to 10000' };
const A_VALUE = { message: 'a number from 0 to 10000' };
const A_CHANGE = { message: 'an object with one of percent, by and to' };

export class LeverChangeBody {
  @ApiPropertyOptional({
    description: 'by so many per cent of what it would be',
    minimum: -100,
    maximum: 1000,
  })
  @IsOptional()
  @IsNumber({}, A_PERCENTAGE)
  @Min(-100, A_PERCENTAGE)
  @Max(1000, A_PERCENTAGE)
  percent?: number;

  @ApiPropertyOptional({
    description: 'by so much, in the unit of the lever',
    minimum: -10_000,
    maximum: 10_000,
  })
  @IsOptional()
  @IsNumber({}, A_DIFFERENCE)
  @Min(-10_000, A_DIFFERENCE)
  @Max(10_000, A_DIFFERENCE)
  by?: number;

  @ApiPropertyOptional({
    description: 'to this value, in the unit of the lever',
    minimum: 0,
    maximum: 10_000,
  })
  @IsOptional()
  @IsNumber({}, A_VALUE)
  @Min(0, A_VALUE)
  @Max(10_000, A_VALUE)
  to?: number;
}

/** One dated change of what drives the workforce. */
export class LeverBody extends DatedLeverBody {
  @ApiProperty({ type: LeverChangeBody, description: 'one of percent, by and to' })
  @IsDefined(A_CHANGE)
  @ValidateNested(A_CHANGE)
  @Type(() => LeverChangeBody)
  change!: LeverChangeBody;
}

/** What a scenario says. A revision says all of it anew. */
export class ScenarioDefinitionBody {
  @ApiProperty({ description: 'what people call it', maxLength: 120 })
  @Length(1, 120, { message: 'a name, up to 120 characters' })
  name!: string;

  @ApiProperty({ description: 'who makes it: shown beside every answer', maxLength: 120 })
  @Length(1, 120, { message: 'who made it, up to 120 characters' })
  by!: string;

  @ApiPropertyOptional({ description: 'why it is made so. No personal data.', maxLength: 1000 })
  @IsOptional()
  @Length(1, 1000, { message: 'a note, up to 1000 characters' })
  note?: string;

  @ApiPropertyOptional({ description: 'the target whose chances it is about', example: 'midwives-1200' })
  @IsOptional()
  @Matches(NAME, A_NAME)
  target?: string;

  @ApiPropertyOptional({ description: `${AN_AREA.message}; left out: where the target is, else England` })
  @IsOptional()
  @Matches(AREA, AN_AREA)
  area?: string;

  @ApiProperty({ enum: PROFESSION_NAMES, description: 'whom it is about' })
  @IsIn(PROFESSION_NAMES, { message: `a profession: ${PROFESSION_NAMES.join(', ')}` })
  profession!: string;

  @ApiProperty({ type: [LeverBody], description: `at most ${MOST_LEVERS} levers; none: as things are` })
  @IsArray({ message: 'a list of levers' })
  @ArrayMaxSize(MOST_LEVERS, { message: `at most ${MOST_LEVERS} levers` })
  @ValidateNested({ each: true, message: 'a list of objects, each a lever' })
  @Type(() => LeverBody)
  levers!: LeverBody[];

  @ApiPropertyOptional({
    description: 'the day from which the scenario reads so; left out: today',
    format: 'date',
    example: '2026-10-01',
  })
  @IsOptional()
  @Matches(DAY, A_DAY)
  effectiveOn?: string;
}

export class SaveScenarioBody extends ScenarioDefinitionBody {
  @ApiProperty({
    description: 'its name in addresses: small letters, digits and dashes',
    example: 'more-places',
    maxLength: 80,
  })
  @Matches(NAME, A_NAME)
  id!: string;
}

export class ReviseScenarioBody extends ScenarioDefinitionBody {
  @ApiProperty({ description: 'the revision that you saw: refused when the scenario was revised since' })
  @Length(1, 200, { message: 'the revision that you saw, as the scenario gives it' })
  basedOn!: string;
}
