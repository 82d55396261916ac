export { openTestServer, type TestServer } from './server.js';
export { emptyTestDatabase, testDatabase, type TestDatabase } from './test-database.js';
