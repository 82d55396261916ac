import { codesOf } from '@muster/domain';
import { kafkaAccess, logAnswers, logOfService } from '@muster/event-log/open';
import { exposureRows, professionTable, runService, systemClock } from '@muster/platform';
import { answers, databaseOfService, newestEpoch } from '@muster/store';
import { gatewayOn } from './delivery/gateway.js';
import { createDoors } from './doors/server.js';
import { startInbound } from './inbound/start.js';
import { openPseudonyms } from './pseudonyms/open-pseudonyms.js';
import { GatewaySettings } from './settings.js';
import { authenticator } from './suppliers/authenticator.js';
import { tokenCheck } from './suppliers/tokens.js';
import { startWebhooks } from './webhooks/tell.js';
import { startSettling } from './withdrawals/settle-arrivals.js';

/** The doors as a service, beside as many others as are started: over HTTP, and from suppliers' topics. */
const NAME = 'muster gateway';

await runService('gateway', GatewaySettings, async (opening, settings) => {
  const { MUSTER_POSTGRES_URL: url, MUSTER_KEY_FOLDER: folder } = settings;
  const { MUSTER_OIDC_ISSUER: issuer, MUSTER_OIDC_AUDIENCE: audience } = settings;
  const { MUSTER_PRIVATE_WEBHOOKS: privateWebhooks } = settings;
  const { logger, front } = opening;
  const database = await databaseOfService(opening, { url, applicationName: NAME, poolSize: 12 });
  const log = await logOfService(opening, { kafka: kafkaAccess(settings), clientId: NAME, database });
  const pseudonyms = await openPseudonyms(database, folder, process.env, logger);
  const referenceAt = newestEpoch(codesOf({ professions: professionTable(), exposure: exposureRows() }));
  const gateway = gatewayOn({ log, database, clock: systemClock, logger, pseudonyms, referenceAt });
  const tokens = issuer === undefined ? undefined : tokenCheck({ issuer, audience });
  const authenticate = authenticator(database, systemClock, tokens);

  const webhooks = startWebhooks(gateway, { privateToo: privateWebhooks });
  opening.atEnd(() => webhooks.stop());
  const settling = startSettling(gateway);
  opening.atEnd(() => settling.stop());
  const inbound = startInbound(gateway);
  opening.atEnd(() => inbound.stop());
  const server = await createDoors({ gateway, authenticate, privateWebhooks }, front.serverFactory);
  opening.atEnd(() => server.close());
  return { ready: async () => (await answers(database)) ?? logAnswers(log) };
});
