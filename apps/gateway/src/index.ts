export { deliverEvents, type ItemOutcome } from './deliver.js';
export { type ReceivedItem } from './delivery/check.js';
export { type Delivery, type ItemOutcome as DeliveredItem } from './delivery/delivery.js';
export { type Gateway, gatewayOn } from './delivery/gateway.js';
export { countsOf, takeDelivery, type Taken } from './delivery/take.js';
export { takeKeyed } from './delivery/take-keyed.js';
export { doors, type DoorsOptions } from './doors/routes.js';
export { createDoors } from './doors/server.js';
export { rejectedLine, rejectedRow, rejectsHeader } from './files/rejects.js';
export { type Fate, fatesOf } from './feedback/fates.js';
export { qualityOf } from './feedback/quality.js';
export { type Quality } from './feedback/score.js';
export { stateOf } from './doors/answer.js';
export { type Decision, refuse, release } from './gate/decide.js';
export { DEFAULT_LIMIT, type Movement } from './gate/judge.js';
export { startWebhooks } from './webhooks/tell.js';
export { settleArrivals, startSettling } from './withdrawals/settle-arrivals.js';
export { undoWithdrawal } from './withdrawals/undo.js';
export { type Asked, withdraw, withdrawable } from './withdrawals/withdraw.js';
export { withdrawSnapshot, withdrawSnapshotsReceived } from './withdrawals/withdraw-snapshot.js';
export {
  type Append,
  deliverByKey,
  type KeyedDelivery,
  type KeyedOutcomes,
  type KeyedTo,
} from './keyed/deliver-keyed.js';
export { type Keyed, type KeyedDoor, keyOf } from './keyed/key.js';
export { type CloudEvent } from './keyed/cloud-event.js';
export { noLongerContained, parseReplaces, type Replaces } from './keyed/replaces.js';
export { importFile } from './import-file.js';
export { type ImportReport, type ImportRequest, type RejectedItem } from './import-request.js';
export {
  type AnyMapping,
  isSnapshotMapping,
  type Mapping,
  readAnyMapping,
  readMapping,
  readSnapshotMapping,
} from './mappings/mapping.js';
export {
  type SnapshotMapping,
  sourceOf,
  type TemplateColumn,
  templateOf,
} from './mappings/snapshot-mapping.js';
export { type SnapshotRequest, type SnapshotSurroundings } from './snapshots/plan-snapshot.js';
export { type PersonNamed, type RowPseudonyms } from './snapshots/read-row.js';
export { type RejectedRow } from './snapshots/read-snapshot.js';
export {
  planSnapshot,
  receiveSnapshot,
  type SnapshotCommitted,
  type SnapshotPlan,
  type SnapshotReceipt,
} from './snapshots/receive-snapshot.js';
export { type SnapshotSummary, summaryInWords } from './snapshots/summary.js';
export { identifierInId, identifiersIn, identifiersInFact } from './pseudonyms/identifier-in-text.js';
export { type Identifier, readAs, readIdentifier, type Scheme, SCHEMES } from './pseudonyms/identifiers.js';
export { type Link, linked, personOfRow, type RowIdentifiers, type RowPerson } from './pseudonyms/links.js';
export { openPseudonyms } from './pseudonyms/open-pseudonyms.js';
export { type NamedEvent, type Pseudonyms, type SenderKind } from './pseudonyms/pseudonyms.js';
export { DOOR_SETTINGS } from './settings.js';
export { type Authenticated, type Authenticator, authenticator } from './suppliers/authenticator.js';
export { type SupplierRequest } from './suppliers/check-supplier.js';
export { firstSupplier } from './suppliers/first-supplier.js';
export { DEFAULT_KEY_DAYS, type IssuedKey, issueKey, MAX_KEY_DAYS, revokeKey } from './suppliers/keys.js';
export { faultsOfGrant, type GrantRefusal } from './suppliers/may-say.js';
export {
  checkSuccession,
  OPERATOR_SOURCE,
  sourceSucceeded,
  type SourceSuccession,
} from './suppliers/succession.js';
export { FIRST_SUPPLIER, GRANTED_KINDS, type Sender, type Supplier } from './suppliers/supplier.js';
export {
  addSupplier,
  changeSupplier,
  closeSupplier,
  openSupplier,
  type SupplierChange,
} from './suppliers/suppliers.js';
export { type TokenCheck, type TokenSettings } from './suppliers/token.js';
export { tokenCheck } from './suppliers/tokens.js';
