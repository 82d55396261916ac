import { BarsWithMarks } from '../../charts/bars-with-marks.js';
import { type Provenanced } from '../../charts/chart-csv.js';
import { DotWhisker } from '../../charts/dot-whisker.js';
import { Figure } from '../../charts/figure.js';
import { TileMap, type Tile } from '../../charts/tile-map.js';
import { placeName, REGIONS } from '../../geography/areas.js';
import { GRID_UNTIL, ICB_GRID } from '../../geography/icb-grid.js';
import { Nothing } from '../../states/nothing.js';
import { dayInWords } from '../../words/days.js';
import { inDigits } from '../../words/numbers.js';
import { type OfTraining, type OfWorkforce, type PlaceFigure, ranked } from './measures.js';
import { type MapLevel } from './query.js';

interface PlaceFiguresProps {
  readonly measure: OfWorkforce | OfTraining;
  readonly title: string;
  readonly unit: string;
  readonly level: MapLevel;
  readonly figures: readonly PlaceFigure[];
  readonly england: PlaceFigure | undefined;
  readonly chosen: string | undefined;
  readonly provenance: Provenanced;
}

/** A measure on the map, and beside it the places in order: a map shows where, a ranking how much and how surely. */
export function PlaceFigures(props: PlaceFiguresProps) {
  const { figures, level } = props;
  if (figures.every(({ value }) => value === null))
    return (
      <Nothing>
        No {level === 'icb' ? 'board' : 'region'} has a figure for this:{' '}
        {[...new Set(figures.map(({ words }) => words))].join(', ') || 'no event tells of it'}.
      </Nothing>
    );
  return (
    <div className="muster-map-and-ranking">
      <div className="muster-map">
        <OnTheMap {...props} />
      </div>
      <Ranking {...props} />
    </div>
  );
}

function OnTheMap({ measure, title, unit, level, figures, chosen, provenance }: PlaceFiguresProps) {
  const figureOf = new Map(figures.map(figure => [figure.area, figure]));
  const tiles = ICB_GRID.map((board): Tile => {
    const figure = figureOf.get(level === 'icb' ? board.code : board.region);
    return {
      ...board,
      short: level === 'icb' ? board.short : placeName(board.region),
      value: figure?.value ?? null,
      words: figure?.value == null ? '–' : measure.short(figure.value),
    };
  });
  const apart = figures.filter(
    ({ area, value }) =>
      value !== null && !tiles.some(({ code, region }) => area === code || area === region),
  );
  const description = `A tile is an integrated care board as it was up to ${dayInWords(GRID_UNTIL)}, about where it lies; lines are drawn between regions. Dark is much${measure.comparedWith === 'zero' ? ', orange is a fall' : ''}.${figures.some(({ low }) => low !== null) ? ' Where few people are, a colour is mostly chance: the whiskers say how sure it is.' : ''}${apart.length > 0 ? ` Not on the map: ${apart.map(({ area, words }) => `${placeName(area)} (${words})`).join(', ')}.` : ''}`;
  const known = level === 'icb' ? ICB_GRID.map(({ code }) => code) : Object.keys(REGIONS);
  return (
    <Figure
      title={`${title}, on the map`}
      description={description}
      {...provenance}
      table={tableOf(
        ranked(
          known.map(
            area => figureOf.get(area) ?? { area, value: null, low: null, high: null, words: 'no data' },
          ),
        ),
        unit,
      )}
    >
      {width => (
        <TileMap
          width={width}
          title={`${title}, on the map`}
          description={description}
          tiles={tiles}
          told={level === 'icb' ? 'tile' : 'region'}
          chosen={chosen}
          format={measure.short}
        />
      )}
    </Figure>
  );
}

function Ranking({ measure, title, unit, figures, england, chosen, provenance }: PlaceFiguresProps) {
  const rows = ranked(figures).map(({ area, ...figure }) => ({
    name: placeName(area),
    strong: area === chosen,
    ...figure,
  }));
  const withIntervals = rows.some(({ low }) => low !== null);
  const line =
    measure.comparedWith === 'zero'
      ? { at: 0, name: 'no change' }
      : measure.comparedWith === 'england' && england?.value != null
        ? { at: england.value, name: `England ${measure.short(england.value)}` }
        : undefined;
  const description = withIntervals
    ? 'The highest first. Where a whisker crosses England’s line, the place may differ from England by chance alone: ranks among such places mean nothing.'
    : measure.comparedWith === 'england'
      ? 'The highest first, beside England.'
      : `The highest first. ${measure.comparedWith === 'nothing' ? 'Large places have more: a count ranks size, nothing else.' : 'A change of a few people is no trend.'}`;
  return (
    <Figure
      title={`${title}, in order`}
      description={description}
      {...provenance}
      table={tableOf(ranked(figures), unit)}
    >
      {width =>
        measure.comparedWith === 'nothing' ? (
          <BarsWithMarks
            width={width}
            title={`${title}, in order`}
            description={rows.map(({ name, words }) => `${name}: ${words}`).join('; ')}
            rows={rows.map(({ name, value, words }) => ({ name, value, mark: null, words }))}
            unit={unit}
            names={{ bar: measure.name }}
          />
        ) : (
          <DotWhisker
            width={width}
            title={`${title}, in order`}
            description={rows.map(({ name, words }) => `${name}: ${words}`).join('; ')}
            rows={rows}
            line={line}
            unit={unit}
          />
        )
      }
    </Figure>
  );
}

function tableOf(figures: readonly PlaceFigure[], unit: string) {
  return {
    columns: [
      { label: 'Place' },
      { label: 'Code' },
      { label: unit, digits: 1 },
      { label: 'Lower limit (95 %)', digits: 1 },
      { label: 'Upper limit', digits: 1 },
      { label: 'In words' },
    ],
    rows: figures.map(({ area, value, low, high, words }) => [
      placeName(area),
      area,
      value,
      low === null ? (value === null ? null : '–') : low,
      high === null ? (value === null ? null : '–') : high,
      words === '' ? inDigits(value ?? 0) : words,
    ]),
  };
}
