import {
  type LeverKind,
  LEVER_KINDS,
  LEVERS,
  MOST_LEVERS,
  PROFESSION_NAMES,
  TENURE_BANDS,
} from '@muster/domain';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

/*
 * Each message completes the sentence "expected …". What no field can say alone (which lever takes what, up to which value) the event's
 * own check says.
 */
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-\d{2}$/;
const A_DAY = { message: 'a day that exists, as YYYY-MM-DD' };
const A_MONTH = { message: 'a month, as YYYY-MM' };
const AN_AREA = { message: 'ENG, a region (Y56), an ICB (QWE) or an organisation code (R0A)' };
const A_NAME = { message: 'a name of small letters, digits and dashes, up to 80' };
const A_YEAR = { message: 'a year of the programme, from 1 to 10' };
const A_PERCENTAGE = { message: 'per cent, from -100 to 1000' };
const A_DIFFERENCE = { message: 'a number from -10000 to 10000' };
const A_VALUE = { message: 'a number from 0 to 10000' };
const A_CHANGE = { message: 'an object with one of percent, by and to' };

const KINDS_IN_WORDS = LEVER_KINDS.map(
  (kind: LeverKind) =>
    `${kind}: ${LEVERS[kind].about}, in ${LEVERS[kind].unit}, at most ${LEVERS[kind].most}`,
).join('; ');

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
export class LeverBody {
  @ApiProperty({ enum: LEVER_KINDS, description: KINDS_IN_WORDS })
  @IsIn(LEVER_KINDS, { message: `a lever: ${LEVER_KINDS.join(', ')}` })
  kind!: string;

  @ApiProperty({ description: 'the first month of the change', example: '2026-09' })
  @Matches(MONTH, A_MONTH)
  from!: string;

  @ApiPropertyOptional({ description: 'the first month in which it no longer holds; left out: it stays' })
  @IsOptional()
  @Matches(MONTH, A_MONTH)
  until?: string;

  @ApiPropertyOptional({ description: `${AN_AREA.message}; left out: everywhere the scenario is about` })
  @IsOptional()
  @Matches(/^[A-Z0-9]{2,8}$/, AN_AREA)
  area?: string;

  @ApiPropertyOptional({ description: 'of withdrawal: of which year of the programme; left out: of all' })
  @IsOptional()
  @IsInt(A_YEAR)
  @Min(1, A_YEAR)
  @Max(10, A_YEAR)
  year?: number;

  @ApiPropertyOptional({
    enum: TENURE_BANDS,
    description: 'of leaving-rate: of those so many years in post; left out: of all',
  })
  @IsOptional()
  @IsIn(TENURE_BANDS, { message: `years in post: ${TENURE_BANDS.join(', ')}` })
  band?: string;

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
  @Matches(/^[a-z0-9][a-z0-9-]{0,79}$/, A_NAME)
  target?: string;

  @ApiPropertyOptional({ description: `${AN_AREA.message}; left out: where the target is, else England` })
  @IsOptional()
  @Matches(/^[A-Z0-9]{2,8}$/, AN_AREA)
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
  @Matches(/^[a-z0-9][a-z0-9-]{0,79}$/, A_NAME)
  id!: string;
}

export class ReviseScenarioBody extends ScenarioDefinitionBody {
  @ApiProperty({ description: 'the revision that you saw: refused when the scenario was revised since' })
  @Length(1, 200, { message: 'the revision that you saw, as the scenario gives it' })
  basedOn!: string;
}
