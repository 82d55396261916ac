import { EventLog0001 } from './0001-event-log.js';
import { FactsAndCells0002 } from './0002-facts-and-cells.js';
import { Deliveries0003 } from './0003-deliveries.js';
import { People0004 } from './0004-people.js';
import { Suppliers0005 } from './0005-suppliers.js';
import { Snapshots0006 } from './0006-snapshots.js';
import { Outcomes0007 } from './0007-outcomes.js';
import { Erasure0008 } from './0008-erasure.js';
import { Pseudonyms0009 } from './0009-pseudonyms.js';
import { ReferenceFacts0010 } from './0010-reference-facts.js';
import { Workforce0011 } from './0011-workforce.js';
import { Withdrawals0012 } from './0012-withdrawals.js';
import { PlacesOfItems0013 } from './0013-places-of-items.js';
import { NoKeyChecks0014 } from './0014-no-key-checks.js';
import { Inbound0015 } from './0015-inbound.js';
import { ParkedActs0016 } from './0016-parked-acts.js';
import { Cohorts0017 } from './0017-cohorts.js';
import { Entrants0018 } from './0018-entrants.js';
import { ReleasedCuts0019 } from './0019-released-cuts.js';
import { Tenure0020 } from './0020-tenure.js';
import { Forecasts0021 } from './0021-forecasts.js';
import { PublishedReports0022 } from './0022-published-reports.js';
import { WrittenIn0023 } from './0023-written-in.js';
import { TenureInFewRows0024 } from './0024-tenure-in-few-rows.js';
import { CellsOfRows0025 } from './0025-cells-of-rows.js';
import { CameBetween0026 } from './0026-came-between.js';
import { ForecastsFound0027 } from './0027-forecasts-found.js';

/** In order. A released migration is never edited. */
export const migrations = [
  EventLog0001,
  FactsAndCells0002,
  Deliveries0003,
  People0004,
  Suppliers0005,
  Snapshots0006,
  Outcomes0007,
  Erasure0008,
  Pseudonyms0009,
  ReferenceFacts0010,
  Workforce0011,
  Withdrawals0012,
  PlacesOfItems0013,
  NoKeyChecks0014,
  Inbound0015,
  ParkedActs0016,
  Cohorts0017,
  Entrants0018,
  ReleasedCuts0019,
  Tenure0020,
  Forecasts0021,
  PublishedReports0022,
  WrittenIn0023,
  TenureInFewRows0024,
  CellsOfRows0025,
  CameBetween0026,
  ForecastsFound0027,
];
