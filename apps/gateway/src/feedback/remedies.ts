/** What a supplier can do about an outcome, by its code. What needs nothing done is absent. */
export const REMEDIES: Readonly<Partial<Record<string, string>>> = {
  held: 'the delivery moves an organisation further than is plausible: whoever runs Muster will release or refuse it; call them if it is right',
  'malformed-json': 'send well-formed JSON; nothing of the item was kept',
  'not-a-cloudevent':
    'mend the envelope (specversion, id, source, type, subject, time) and send it again under the same id',
  'unknown-type': 'use one of the types that docs/events.md lists',
  'unknown-version': 'send the version that docs/events.md gives',
  schema: 'mend the fields named and send it again under the same id: a rejected event claims no identity',
  'date-out-of-range': 'correct the date: days lie between 1950 and ten years from now',
  'too-large': 'split it into smaller parts',
  'not-your-source': 'send only events of your own source systems, or have the grant widened',
  'not-your-kind': 'send only the kinds of event that were agreed, or have the grant widened',
  'not-your-organisation':
    'send only your own organisations and hosted workplaces, or have the grant widened',
  'identifier-in-text': 'take the identifier out of the text and send it again under the same id',
  erased: 'stop sending this person',
  'identity-reused':
    'an earlier event has this id with other content, and it stands: to correct it, send a new id with supersedes',
  'fold-failed': 'nothing: this is a defect of Muster, and whoever runs it has been told',
  'upcast-failed': 'nothing: this is a defect of Muster, and whoever runs it has been told',
  'simulated-store': 'this store holds simulated people: send real ones to another',
  'change-before-start': 'send the start of the post, or correct the day of the change',
  'end-before-start': 'send the start of the post, or correct the day of the ending',
  'change-after-end': 'retract the ending if the post goes on, or the change',
  'second-start': 'end the post before it starts again, or send a change',
  'second-end': 'retract one of the endings',
  'target-never-seen': 'send the event that is corrected, or retract the correction',
  'forked-supersession': 'two events replace the same one and both count: retract one',
  'supersession-cycle': 'events replace each other in a circle and none counts: send one anew under a new id',
  'retraction-is-final': 'a retraction cannot be undone: send the fact again under a new id',
  'unmapped-code':
    'use a code of the table, or ask for it to be added: the person counts in no profession until then',
  'conflicting-codes': 'occupation and job role mean different professions: correct one of them',
  'unknown-organisation': 'use the code of an organisation that is known, or have it added',
  'overlapping-enrolment': 'end one enrolment before the next begins',
};
