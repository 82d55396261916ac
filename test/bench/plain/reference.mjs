/** The reference that people are folded under: that of the newest epoch in the store at PLAIN_POSTGRES_URL. */
import { codeTables } from '../../../libs/platform/dist/index.js';
import { codesOf } from '../../../libs/domain/dist/index.js';
import { Database, readEpoch, readHead } from '../../../libs/store/dist/index.js';

export default async function reference() {
  const database = await Database.connect({
    url: process.env.PLAIN_POSTGRES_URL,
    applicationName: 'bench',
    poolSize: 1,
  });
  try {
    const { epoch } = await readHead(database);
    return await readEpoch(database, epoch, codesOf(codeTables()));
  } finally {
    await database.close();
  }
}
