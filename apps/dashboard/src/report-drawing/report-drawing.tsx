import { BarsWithMarks } from '../charts/bars-with-marks.js';
import { CourseChart } from '../charts/course-chart.js';
import { DotWhisker } from '../charts/dot-whisker.js';
import { type Schemas } from '../client/api.js';

export type ReportChart = Schemas['ReportChart'];

interface ReportDrawingProps {
  readonly chart: Pick<ReportChart, 'title' | 'description' | 'drawing'>;
  readonly width: number;
}

/** A picture of the board report: the same on screen, in print and in the PDF that the api makes. */
export function ReportDrawing({ chart: { title, description, drawing }, width }: ReportDrawingProps) {
  const about = { width, title, description };
  switch (drawing.kind) {
    case 'course': {
      const { kind: _kind, fanFrom, ...course } = drawing;
      return <CourseChart {...about} {...course} {...(fanFrom && { fanFrom })} />;
    }
    case 'bars':
      return (
        <BarsWithMarks
          {...about}
          unit={drawing.unit}
          names={drawing.names}
          rows={drawing.rows.map(row => ({ ...row, mark: null }))}
        />
      );
    case 'whiskers':
      return <DotWhisker {...about} {...drawing} scale="log" />;
    default:
      return drawing satisfies never;
  }
}
