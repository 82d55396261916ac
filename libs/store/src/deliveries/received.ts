/** Batches of what withdrawals, and their undoing, sent: nothing was received with them. */
export const OF_WITHDRAWALS = `'^(undo-)?withdrawal-[0-9]+$'`;

/**
 * Items that brought an event into the log: not those by which an operator's doings are told, and not copies that were parked, for
 * these claim nothing.
 */
export const BROUGHT = `item.outcome = 'accepted' AND item.reason IS NULL AND NOT EXISTS (
  SELECT FROM muster.parked WHERE parked.topic = item.topic AND parked.partition = item.partition
    AND parked.log_offset = item.log_offset)`;
