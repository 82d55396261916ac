/** An integrated care board, and where it stands on the tile grid. */
export interface IcbTile {
  readonly code: string;
  readonly short: string;
  readonly name: string;
  readonly region: string;
  readonly column: number;
  readonly row: number;
}

/** The boards that the tiles are of: several merged on 1 April 2026. */
export const GRID_UNTIL = '2026-03-31';

const GRID: readonly (readonly [
  column: number,
  row: number,
  code: string,
  short: string,
  name: string,
  region: string,
])[] = [
  [3, 0, 'QHM', 'NENC', 'North East and North Cumbria', 'Y63'],
  [2, 1, 'QE1', 'LSC', 'Lancashire and South Cumbria', 'Y62'],
  [3, 1, 'QWO', 'WY', 'West Yorkshire', 'Y63'],
  [4, 1, 'QOQ', 'HNY', 'Humber and North Yorkshire', 'Y63'],
  [1, 2, 'QYG', 'C&M', 'Cheshire and Merseyside', 'Y62'],
  [2, 2, 'QOP', 'GM', 'Greater Manchester', 'Y62'],
  [3, 2, 'QF7', 'SY', 'South Yorkshire', 'Y63'],
  [1, 3, 'QNC', 'SSoT', 'Staffordshire and Stoke-on-Trent', 'Y60'],
  [2, 3, 'QJ2', 'D&D', 'Derby and Derbyshire', 'Y60'],
  [3, 3, 'QT1', 'N&N', 'Nottingham and Nottinghamshire', 'Y60'],
  [4, 3, 'QJM', 'Lincs', 'Lincolnshire', 'Y60'],
  [0, 4, 'QOC', 'STW', 'Shropshire, Telford and Wrekin', 'Y60'],
  [1, 4, 'QUA', 'BC', 'Black Country', 'Y60'],
  [2, 4, 'QHL', 'BSol', 'Birmingham and Solihull', 'Y60'],
  [3, 4, 'QK1', 'LLR', 'Leicester, Leicestershire and Rutland', 'Y60'],
  [4, 4, 'QUE', 'C&P', 'Cambridgeshire and Peterborough', 'Y61'],
  [5, 4, 'QMM', 'N&W', 'Norfolk and Waveney', 'Y61'],
  [1, 5, 'QGH', 'H&W', 'Herefordshire and Worcestershire', 'Y60'],
  [2, 5, 'QWU', 'C&W', 'Coventry and Warwickshire', 'Y60'],
  [3, 5, 'QPM', 'Nhants', 'Northamptonshire', 'Y60'],
  [4, 5, 'QHG', 'BLMK', 'Bedfordshire, Luton and Milton Keynes', 'Y61'],
  [5, 5, 'QJG', 'SNEE', 'Suffolk and North East Essex', 'Y61'],
  [2, 6, 'QR1', 'Glos', 'Gloucestershire', 'Y58'],
  [3, 6, 'QU9', 'BOB', 'Buckinghamshire, Oxfordshire and Berkshire West', 'Y59'],
  [4, 6, 'QM7', 'HWE', 'Hertfordshire and West Essex', 'Y61'],
  [5, 6, 'QH8', 'MSE', 'Mid and South Essex', 'Y61'],
  [1, 7, 'QUY', 'BNSSG', 'Bristol, North Somerset and South Gloucestershire', 'Y58'],
  [2, 7, 'QOX', 'BSW', 'Bath and North East Somerset, Swindon and Wiltshire', 'Y58'],
  [3, 7, 'QNQ', 'Frim', 'Frimley', 'Y59'],
  [4, 7, 'QRV', 'NWL', 'North West London', 'Y56'],
  [5, 7, 'QMJ', 'NCL', 'North Central London', 'Y56'],
  [6, 7, 'QMF', 'NEL', 'North East London', 'Y56'],
  [1, 8, 'QSL', 'Som', 'Somerset', 'Y58'],
  [2, 8, 'QVV', 'Dorset', 'Dorset', 'Y58'],
  [3, 8, 'QRL', 'HIOW', 'Hampshire and Isle of Wight', 'Y59'],
  [4, 8, 'QWE', 'SWL', 'South West London', 'Y56'],
  [5, 8, 'QKK', 'SEL', 'South East London', 'Y56'],
  [6, 8, 'QKS', 'K&M', 'Kent and Medway', 'Y59'],
  [0, 9, 'QT6', 'CIoS', 'Cornwall and the Isles of Scilly', 'Y58'],
  [1, 9, 'QJK', 'Devon', 'Devon', 'Y58'],
  [4, 9, 'QXU', 'Surrey', 'Surrey Heartlands', 'Y59'],
  [5, 9, 'QNX', 'Sussex', 'Sussex', 'Y59'],
];

/** The 42 boards, about where they lie: data/maps/icb_grid.csv, of which a test says that it is the same. */
export const ICB_GRID: readonly IcbTile[] = GRID.map(([column, row, code, short, name, region]) => ({
  column,
  row,
  code,
  short,
  name,
  region,
}));
