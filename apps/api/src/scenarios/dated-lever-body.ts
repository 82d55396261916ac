import { type LeverKind, LEVER_KINDS, LEVERS, TENURE_BANDS } from '@muster/domain';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { A_MONTH, AN_AREA, AREA, MONTH } from '../http/forms.js';

const A_YEAR = { message: 'a year of the programme, from 1 to 10' };

const KINDS_IN_WORDS = LEVER_KINDS.map(
  (kind: LeverKind) =>
    `${kind}: ${LEVERS[kind].about}, in ${LEVERS[kind].unit}, at most ${LEVERS[kind].most}`,
).join('; ');

/** What may be changed, where, for whom, and in which months. */
export class DatedLeverBody {
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

  @ApiPropertyOptional({ description: `${AN_AREA.message}; left out: everywhere` })
  @IsOptional()
  @Matches(AREA, AN_AREA)
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
}
