import { type CloudEvent as Written, type EventType, wireType } from '@muster/domain';

/** A CloudEvent as it goes to the log. */
export interface CloudEvent extends Written {
  readonly batch: string;
}

export function cloudEvent(
  type: EventType,
  said: Omit<CloudEvent, 'specversion' | 'type' | 'datacontenttype'>,
): CloudEvent {
  const { source, id, subject, time, batch, data } = said;
  return {
    specversion: '1.0',
    type: wireType(type),
    source,
    id,
    subject,
    time,
    datacontenttype: 'application/json',
    batch,
    data,
  };
}
