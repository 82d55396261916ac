import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What no row of a file says has no place, where it had 0; of what snapshots brought until now it is not known. */
export class PlacesOfItems0013 implements MigrationInterface {
  readonly name = 'PlacesOfItems1763942400012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE gateway.item ALTER COLUMN at DROP NOT NULL;
      UPDATE gateway.item SET at = NULL FROM gateway.delivery
      WHERE at = 0 AND delivery.batch = item.batch AND door IN ('snapshot', 'csv');
      COMMENT ON COLUMN gateway.item.at IS 'the line of a file; the place in a request, from 0; none of what no row says'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE gateway.item SET at = 0 WHERE at IS NULL;
      ALTER TABLE gateway.item ALTER COLUMN at SET NOT NULL`);
  }
}
