import { type ParticipationReply } from './query.js';

/** Why these figures are rougher than others, in words: what looks odd is meant. */
export function Protection({ reply }: { readonly reply: ParticipationReply }) {
  return (
    <>
      <p>
        <strong>Protected figures:</strong> noise added, rounded to 5, no percentage of fewer than 22.5
        people. What is not told is not missing, and a 0 is “few or none”.
      </p>
      <details className="muster-quiet-details">
        <summary>How to read protected figures</summary>
        <p>{reply.protectedBy}</p>
        <ul className="nhsuk-list nhsuk-list--bullet">
          <li>
            <strong>Rounded to 5.</strong> 0 to 2 people read 0, 3 to 7 read 5. A 0 is “few or none”, not
            “none”. Groups need not add up to everybody.
          </li>
          <li>
            <strong>No percentage under 22.5 people.</strong> Of so few, a share would tell about persons. It
            is not told; it is not missing.
          </li>
          <li>
            <strong>Not released yet.</strong> A table is told for the first time once enough people are in
            it, and anew at most once a month, once ten people have changed: two answers a day apart cannot be
            subtracted.
          </li>
          <li>
            <strong>Not stated, not known, absent</strong> are three things: somebody was asked and did not
            say; the institution does not know; nobody told anything at all. None of them is a group, and each
            counts in everybody.
          </li>
          <li>
            <strong>No denominator.</strong> Muster has the population by ethnic category, sex and disability
            alone (Census 2021). Elsewhere a share stands by itself.
          </li>
        </ul>
      </details>
    </>
  );
}
