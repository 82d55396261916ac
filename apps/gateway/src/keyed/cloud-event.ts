import { type EventType, wireType } from '@muster/domain';

/** A CloudEvent as it goes to the log. */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly type: string;
  readonly source: string;
  readonly id: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly batch: string;
  readonly data: Readonly<Record<string, unknown>>;
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
