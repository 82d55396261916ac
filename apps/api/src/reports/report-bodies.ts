import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsISO8601, IsOptional, Length, Matches } from 'class-validator';
import { A_DAY, AN_AREA, AREA, DAY } from '../http/forms.js';

const BY = { message: 'a name, up to 120 characters' };
const A_NOTE = { message: 'a note, up to 1000 characters' };
const A_YEAR = { message: 'the calendar year of a September, e.g. 2025' };

export class PublishReportBody {
  @ApiProperty({ description: 'who publishes it: stands on every page of it', maxLength: 120 })
  @Length(1, 120, BY)
  by!: string;

  @ApiPropertyOptional({ description: 'for which meeting, or why', maxLength: 1000 })
  @IsOptional()
  @Length(1, 1000, A_NOTE)
  note?: string;

  @ApiPropertyOptional({ description: 'the day it is of, today in England if left out', format: 'date' })
  @IsOptional()
  @Matches(DAY, A_DAY)
  @IsISO8601({ strict: true }, A_DAY)
  on?: string;

  @ApiPropertyOptional({ description: 'of pipeline and participation: ENG or a region, ENG if left out' })
  @IsOptional()
  @Matches(AREA, AN_AREA)
  area?: string;

  @ApiPropertyOptional({ description: 'the academic year that cohorts begin in' })
  @IsOptional()
  @Matches(/^[0-9]{4}$/, A_YEAR)
  year?: string;
}
