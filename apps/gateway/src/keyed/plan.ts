import { type BusinessKey } from '@muster/store';
import { type CloudEvent, cloudEvent } from './cloud-event.js';
import {
  contentHashOf,
  type Keyed,
  type KeyedDoor,
  keyOf,
  retractionId,
  revisionId,
  scopeOf,
} from './key.js';

/** What is to be done about one business key. */
export interface Step {
  readonly does: 'send' | 'supersede' | 'retract' | 'nothing';
  /** What the key stood for before. */
  readonly before: BusinessKey | undefined;
  /** What it stands for once the events are in the log; noted before they are sent. */
  readonly after: BusinessKey | undefined;
  /** In order; first what was noted earlier and may not have reached the log. The last is the step's own, if it has one. */
  readonly events: readonly CloudEvent[];
}

/**
 * A fact that is wanted: sent when its key is new or was retracted, in place of the one before when its content is other. The
 * id holds the key's revision number, so that A → B → A ends with A.
 */
export function planWanted(item: Keyed, before: BusinessKey | undefined, door: KeyedDoor): Step {
  const key = keyOf(item);
  const contentHash = contentHashOf(item);
  const pending = pendingOf(before);
  const stands = before !== undefined && !before.retracted;
  if (stands && before.contentHash === contentHash) {
    const after = { ...before, ...foundBy(item, door), confirmed: true, pending: null };
    if (before.confirmed && sameScope(before, after))
      return { does: 'nothing', before, after: undefined, events: [] };
    if (before.confirmed) return { does: 'nothing', before, after, events: [] };
    // Noted before pending events were kept: the event is made anew, under the same id.
    const events =
      pending.length > 0 ? pending : [eventOf(item, before.key, before.revision, before.revision > 1)];
    return { does: 'send', before, after, events };
  }
  const revision = (before?.revision ?? 0) + 1;
  const event = eventOf(item, key, revision, stands);
  return {
    does: stands ? 'supersede' : 'send',
    before,
    events: [...pending, event],
    after: {
      key,
      revision,
      eventId: event.id,
      contentHash,
      confirmed: true,
      retracted: false,
      retractedThrough: before?.retractedThrough ?? 0,
      pending: null,
      ...foundBy(item, door),
    },
  };
}

/**
 * A fact that is no longer wanted. All revisions that stand in a row are retracted: to retract the last alone would bring the one
 * before into force again.
 */
export function planWithdrawn(before: BusinessKey, { time, batch }: Pick<Keyed, 'time' | 'batch'>): Step {
  const pending = pendingOf(before);
  if (before.retracted && before.confirmed) return { does: 'nothing', before, after: undefined, events: [] };
  if (before.retracted)
    return { does: 'retract', before, after: { ...before, confirmed: true, pending: null }, events: pending };
  const retractions: CloudEvent[] = [];
  for (let revision = before.retractedThrough + 1; revision <= before.revision; revision += 1)
    retractions.push(
      cloudEvent('fact.retracted', {
        source: before.source!,
        id: retractionId(before.key, revision),
        subject: before.subject!,
        time,
        batch,
        data: { retracts: revisionId(before.key, revision) },
      }),
    );
  return {
    does: 'retract',
    before,
    events: [...pending, ...retractions],
    after: {
      ...before,
      confirmed: true,
      pending: null,
      retracted: true,
      retractedThrough: before.revision,
    },
  };
}

function eventOf(item: Keyed, key: string, revision: number, supersedes: boolean): CloudEvent {
  return cloudEvent(item.type, {
    ...item,
    id: revisionId(key, revision),
    data: { ...item.data, ...(supersedes ? { supersedes: revisionId(key, revision - 1) } : {}) },
  });
}

function pendingOf(before: BusinessKey | undefined): readonly CloudEvent[] {
  return before === undefined || before.confirmed
    ? []
    : ((before.pending ?? []) as unknown as readonly CloudEvent[]);
}

function foundBy(
  item: Keyed,
  door: KeyedDoor,
): Pick<BusinessKey, 'source' | 'type' | 'subject' | 'organisation' | 'item' | 'door' | 'effectiveOn'> {
  const { organisation, item: about, on } = scopeOf(item);
  const { source, type, subject } = item;
  return { source, type, subject, organisation, item: about, door, effectiveOn: on };
}

function sameScope(before: BusinessKey, after: BusinessKey): boolean {
  const fields = ['source', 'type', 'subject', 'organisation', 'item', 'door', 'effectiveOn'] as const;
  return fields.every(field => before[field] === after[field]);
}
