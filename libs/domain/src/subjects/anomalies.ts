import { type Contribution } from '../cubes/cube.js';
import { type Area, type Level } from '../organisations/area.js';
import { type Anomaly } from '../timeline/anomaly.js';

export function anomalyContributions(
  anomalies: readonly Anomaly[],
  level: Level,
  area: Area,
): Contribution<'anomaly'>[] {
  return anomalies.map(({ source, code }) => ({
    cube: 'anomaly',
    at: { level, area, source, code },
    add: { count: 1 },
  }));
}
