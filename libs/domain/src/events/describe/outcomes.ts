import { type AnomalyCode } from '../../timeline/anomaly.js';
import { type RejectionCode } from '../faults.js';

/** What a code says, and what whoever reads it does. */
export interface Explanation {
  readonly means: string;
  readonly remedy: string;
}

/** What gateway says of one item that it did not reject. */
export const ITEM_OUTCOMES: Readonly<
  Record<'accepted' | 'unchanged' | 'duplicate-in-request' | 'held', Explanation>
> = {
  accepted: {
    means: 'The event log holds it durably.',
    remedy: 'Nothing. Ask for outcomes to see that it was applied.',
  },
  unchanged: { means: 'The same fact stands already: no event was made of it.', remedy: 'Nothing.' },
  'duplicate-in-request': {
    means: 'An earlier item of the request has the same identity and the same content.',
    remedy: 'Nothing; look why your export names it twice.',
  },
  held: {
    means:
      'It is good, but the delivery as a whole is implausible: it waits until a named person releases or refuses it.',
    remedy:
      'Look whether the delivery is what you meant. If it is, ask the operator to release it; if not, to refuse it, and send the right one.',
  },
};

/** Why gateway refused an item. A refused item claims no identity: mended, it may come under the same id. */
export const REJECTION_CODES: { readonly [K in RejectionCode]: Explanation } = {
  'malformed-json': {
    means: 'It is not JSON in UTF-8, or an object in it names a member twice.',
    remedy: 'Let a JSON library write it.',
  },
  'not-a-cloudevent': {
    means: 'It is JSON, but its envelope has faults; each is listed.',
    remedy: 'Mend the attributes that the faults point to.',
  },
  'unknown-type': {
    means: 'Muster has no event type of this name.',
    remedy: 'Use one that the fault lists.',
  },
  'unknown-version': {
    means: 'The type is known, but not in this version.',
    remedy: 'Use the version that the fault gives.',
  },
  schema: {
    means: 'The subject or the data are not as the type asks. Every fault is listed, not the first.',
    remedy: 'Mend each place that a fault points to. What is not known is left out, never null.',
  },
  'date-out-of-range': {
    means: 'A day lies before 1950 or more than ten years ahead.',
    remedy: 'Mend the day. For an open end, leave the field out.',
  },
  'too-large': {
    means: 'The item, the row or the request is too long (Limits).',
    remedy: 'Send it in parts.',
  },
  'not-your-source': {
    means: 'The source is not one of those that your key may speak for.',
    remedy: 'Use one of your sources (`GET /v1/sources/me`), or ask the operator for another.',
  },
  'not-your-kind': {
    means: 'Your key may not send events about this kind of subject.',
    remedy: 'Ask the operator, if you should.',
  },
  'not-your-organisation': {
    means: 'Your key may not speak for this organisation.',
    remedy: 'Check the organisation’s code; ask the operator, if you should.',
  },
  'identifier-in-text': {
    means: 'A text holds what looks like an identifier of a person.',
    remedy: 'Leave it out. Names, numbers and addresses have no place in texts.',
  },
  erased: {
    means: 'The person was erased. What is said of them is not taken again.',
    remedy: 'Nothing; stop sending it.',
  },
};

/** Why the projector set an event aside, beside the reasons of gateway. */
export const PARKED_REASONS = {
  'identity-reused': {
    means:
      'The id was used before for the same subject and source with other content. The first stands; this one stays aside, also if the first is withdrawn.',
    remedy: 'Send it under a new id, with `data.supersedes` naming the first.',
  },
  'fold-failed': {
    means: 'The event is well formed, but Muster failed on it: a defect of Muster.',
    remedy: 'Nothing; the operator is told, and puts it back when the defect is mended.',
  },
  'upcast-failed': {
    means: 'An event of an older version could not be lifted to the present one.',
    remedy: 'Send the fact again in the present version under a new id.',
  },
  'simulated-store': {
    means: 'A store holds either real or simulated people, and this one holds the others.',
    remedy: 'Send it to another store.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;

/** What becomes of an event in the log. */
export const FOLD_OUTCOMES: Readonly<
  Record<'applied' | 'duplicate' | 'superseded' | 'retracted' | 'parked', Explanation>
> = {
  applied: { means: 'It is one of the facts; figures follow from it.', remedy: 'Nothing.' },
  duplicate: { means: 'The same identity with the same content was there before.', remedy: 'Nothing.' },
  superseded: {
    means: 'It is kept, and another event that replaces it stands in its place.',
    remedy: 'Nothing, if you sent the correction.',
  },
  retracted: {
    means: 'It is kept, and counts nowhere: it was retracted.',
    remedy: 'Nothing, if you sent the retraction.',
  },
  parked: {
    means: 'It was set aside with a reason, counts nowhere, and blocks nothing.',
    remedy: 'Do what the reason asks. A parked event claims no identity.',
  },
};

/** What whoever runs Muster did with an event since it came. */
export const OPERATOR_OUTCOMES: Readonly<Record<'withdrawn' | 'restored', Explanation>> = {
  withdrawn: {
    means: 'Whoever runs Muster took it back, for the reason given. It counts nowhere.',
    remedy: 'Send what is right under new ids; if the reason does not say enough, ask whoever runs Muster.',
  },
  restored: {
    means: 'The withdrawal was undone: it counts again, as if it had never been withdrawn.',
    remedy: 'Nothing.',
  },
};

/** Faults of a timeline: each event is good, together they make no sense. Counted per source, never an error. */
export const ANOMALY_CODES: { readonly [K in AnomalyCode]: Explanation } = {
  'change-before-start': {
    means:
      'A change of a post or enrolment is effective before its first start, or the start was never told. It has no effect.',
    remedy: 'Send the start, or correct its day.',
  },
  'end-before-start': {
    means:
      'An end is effective before the first start of the post or enrolment, or the start was never told. It has no effect.',
    remedy: 'Send the start, or correct the day of either.',
  },
  'change-after-end': {
    means: 'A change of a post or enrolment is effective after its end. It has no effect.',
    remedy: 'Retract the end if it was wrong, or send the new start.',
  },
  'second-start': {
    means:
      'An open post is started again, or a learner is enrolled again while enrolled. The start acts as a change of what it names; of an enrolment year, FTE, delivery and placement.',
    remedy:
      'Send changes as `post.changed`, `learner.changed` or `learner.progressed`, corrections with `supersedes`, and the end before a new start.',
  },
  'second-end': {
    means: 'What has ended is ended again. The second end has no effect.',
    remedy: 'To move an end, send the new one with `supersedes`.',
  },
  'overlapping-enrolment': {
    means: 'A learner is enrolled while another enrolment runs.',
    remedy: 'Send how the first one ended.',
  },
  'unmapped-code': {
    means: 'None of the post’s codes is in the tables; it counts as profession `other`.',
    remedy: 'Check the occupation code. If it is right, tell the operator: the tables are data.',
  },
  'conflicting-codes': {
    means: 'The post’s codes say two professions. The occupation decides.',
    remedy: 'Correct the wrong one.',
  },
  'unknown-organisation': {
    means: 'The reference does not know the organisation: it counts in England, but in no ICB or region.',
    remedy: 'Check the code. If it is right, tell the operator: the reference is data.',
  },
  'target-never-seen': {
    means: '`supersedes` or `retracts` names an event of this subject and source that has not come (yet).',
    remedy: 'Send that event, or correct the id. Order does not matter: once it comes, the anomaly goes.',
  },
  'forked-supersession': {
    means: 'Two events replace the same one, and both stand.',
    remedy: 'Retract the wrong one. A later correction names the latest event, not the first.',
  },
  'supersession-cycle': {
    means: 'Events replace each other in a circle. All of them are out of force.',
    remedy:
      'Send the right fact under a new id that replaces none of them. To retract one opens no circle: the others stay out too.',
  },
  'retraction-is-final': {
    means: 'A retraction is retracted or replaced. That has no effect.',
    remedy: 'Send the fact again under a new id.',
  },
  'succession-cycle': {
    means: 'Organisations succeed each other in a circle. It moves nobody.',
    remedy: 'Retract the succession that is wrong.',
  },
  'second-report': {
    means: 'The same period is reported twice in one series and vintage. The one recorded later counts.',
    remedy: 'Send the correction with `supersedes`.',
  },
  'second-set': {
    means: 'A target is set, or a scenario saved, a second time. It has no effect.',
    remedy: 'Revise it.',
  },
  'revision-before-set': {
    means: 'A target or a scenario is revised that is not set or saved. It has no effect.',
    remedy: 'Set or save it first, or correct the day of either.',
  },
  'stale-revision': {
    means: 'A revision is based on one that is no longer the latest. It has no effect.',
    remedy: 'Look at the latest, and base the revision on that.',
  },
};
