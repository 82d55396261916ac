/** The reference that people are folded under: that of the newest epoch in the store at PLAIN_POSTGRES_URL. */
import { professionTable as readProfessions } from '../../../libs/platform/dist/index.js';
import { professionTable } from '../../../libs/domain/dist/index.js';
import { Database, readEpoch, readHead } from '../../../libs/store/dist/index.js';

export default async function reference() {
  const database = await Database.connect({
    url: process.env.PLAIN_POSTGRES_URL,
    applicationName: 'bench',
    poolSize: 1,
  });
  try {
    const { epoch } = await readHead(database);
    return await readEpoch(database, epoch, professionTable(readProfessions()));
  } finally {
    await database.close();
  }
}
