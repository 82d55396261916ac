import { BASES, EVIDENCE, PROFESSION_NAMES, TARGET_MEASURES } from '@muster/domain';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { A_DAY, A_MONTH, A_NAME, AN_AREA, AREA, DAY, MONTH, NAME } from '../../http/forms.js';

const AN_AMOUNT = { message: 'a whole number from 1 to 1,000,000' };
const A_PART = { message: 'a whole number from 0 to 1,000,000' };
const day = (description: string) => ({ description, format: 'date', example: '2024-09-30' });

export class SplitPartBody {
  @ApiProperty({ description: AN_AREA.message, example: 'Y56' })
  @Matches(AREA, AN_AREA)
  area!: string;

  @ApiProperty({ description: 'its part of the amount', type: 'integer', minimum: 0, maximum: 1_000_000 })
  @IsInt(A_PART)
  @Min(0, A_PART)
  @Max(1_000_000, A_PART)
  amount!: number;
}

/** What a target says. A revision says all of it anew. */
export class TargetDefinitionBody {
  @ApiProperty({ enum: PROFESSION_NAMES, description: 'whom it counts' })
  @IsIn(PROFESSION_NAMES, { message: `a profession: ${PROFESSION_NAMES.join(', ')}` })
  profession!: string;

  @ApiProperty({ enum: TARGET_MEASURES, description: 'what the amount counts' })
  @IsIn(TARGET_MEASURES, { message: `a measure: ${TARGET_MEASURES.join(', ')}` })
  measure!: string;

  @ApiProperty({
    enum: BASES,
    description:
      'net: like-for-like change of the stock; gross: joiners; establishment: change of funded posts',
  })
  @IsIn(BASES, { message: `a basis: ${BASES.join(', ')}` })
  basis!: string;

  @ApiProperty({
    description: 'so many more, in the measure',
    type: 'integer',
    minimum: 1,
    maximum: 1_000_000,
  })
  @IsInt(AN_AMOUNT)
  @Min(1, AN_AMOUNT)
  @Max(1_000_000, AN_AMOUNT)
  amount!: number;

  @ApiProperty(day('the day whose stock the change is counted from'))
  @Matches(DAY, A_DAY)
  baselineOn!: string;

  @ApiPropertyOptional({
    description: 'the only vintage of published figures that may answer',
    example: '2025-10',
  })
  @IsOptional()
  @Matches(MONTH, A_MONTH)
  vintage?: string;

  @ApiPropertyOptional(day('the day by which it is due, after the baseline'))
  @IsOptional()
  @Matches(DAY, A_DAY)
  dueOn?: string;

  @ApiProperty({ description: AN_AREA.message, example: 'ENG' })
  @Matches(AREA, AN_AREA)
  area!: string;

  @ApiProperty({ enum: EVIDENCE, description: 'reported: published figures; derived: events about people' })
  @IsIn(EVIDENCE, { message: `the evidence: ${EVIDENCE.join(' or ')}` })
  evidence!: string;

  @ApiPropertyOptional({ type: [SplitPartBody], description: 'areas and amounts that add up to the amount' })
  @IsOptional()
  @IsArray({ message: 'a list of areas and amounts' })
  @ArrayNotEmpty({ message: 'at least one area' })
  @ArrayMaxSize(500, { message: 'at most 500 areas' })
  @ValidateNested({ each: true, message: 'a list of objects, each an area and an amount' })
  @Type(() => SplitPartBody)
  split?: SplitPartBody[];

  @ApiPropertyOptional({ description: 'a short title', maxLength: 120 })
  @IsOptional()
  @Length(1, 120, { message: 'a title, up to 120 characters' })
  title?: string;

  @ApiPropertyOptional({
    description: 'who chose what the promise left open: shown beside every answer',
    maxLength: 120,
  })
  @IsOptional()
  @Length(1, 120, { message: 'who set the target, up to 120 characters' })
  setBy?: string;

  @ApiPropertyOptional({
    description: 'why it is set so: shown beside every answer. No personal data.',
    maxLength: 1000,
  })
  @IsOptional()
  @Length(1, 1000, { message: 'a note, up to 1000 characters' })
  note?: string;

  @ApiPropertyOptional(day('the day from which the target reads so; left out: today'))
  @IsOptional()
  @Matches(DAY, A_DAY)
  effectiveOn?: string;
}

export class SetTargetBody extends TargetDefinitionBody {
  @ApiProperty({
    description: 'its name in addresses: small letters, digits and dashes',
    example: 'midwives',
    maxLength: 80,
  })
  @Matches(NAME, A_NAME)
  id!: string;
}

export class ReviseTargetBody extends TargetDefinitionBody {
  @ApiProperty({ description: 'the revision that you saw: refused when the target was revised since' })
  @Length(1, 200, { message: 'the revision that you saw, as the target gives it' })
  basedOn!: string;
}
