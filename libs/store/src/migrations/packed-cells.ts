const DAYS = ['day', 'from_day'];

/**
 * A cube whose rows hold many cells each and are only ever added, and a view of its cells. A learner adds to hundreds of cells, most of
 * them of a few rows: by cell, writing them would cost ten times what folding them does.
 * @param row the dimensions that tell rows apart, in the order in which they are looked up
 * @param cell those that tell the cells of a row apart
 */
export function packedCells(
  name: string,
  row: readonly string[],
  cell: readonly string[],
  measures: readonly string[],
): string {
  const told = cell.map((column, nth) =>
    DAYS.includes(column) ? `(cell ->> ${nth})::date AS ${column}` : `cell ->> ${nth} AS ${column}`,
  );
  const sums = measures.map((measure, nth) => `(cell ->> ${cell.length + nth})::bigint AS ${measure}`);
  return `
    CREATE TABLE muster.packed_${name} (
      generation smallint NOT NULL,
      ${row.map(column => `${column} text NOT NULL`).join(', ')},
      cells json NOT NULL
    );
    COMMENT ON TABLE muster.packed_${name} IS
      'rows are added, and now and then added up; a cell is the sum of all that are told alike (muster.cell_${name})';
    COMMENT ON COLUMN muster.packed_${name}.cells IS '[${[...cell, ...measures].join(', ')}], …';
    CREATE INDEX packed_${name}_row ON muster.packed_${name} (generation, ${row.join(', ')});
    CREATE VIEW muster.cell_${name} AS
    SELECT generation, ${[...row, ...told, ...sums].join(', ')}
    FROM muster.packed_${name} CROSS JOIN LATERAL json_array_elements(cells) AS cell;
    GRANT SELECT ON muster.cell_${name} TO muster_reader;
  `;
}
