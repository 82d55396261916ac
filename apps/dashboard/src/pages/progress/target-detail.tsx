import { useQuery } from '@tanstack/react-query';
import { useFilters } from '../../address/use-filters.js';
import { Defined } from '../../definitions/defined.js';
import { Answered } from '../../states/answered.js';
import { Nothing } from '../../states/nothing.js';
import { dayInWords } from '../../words/days.js';
import { BasisByBaseline } from './basis-by-baseline.js';
import { SideBySide } from './side-by-side.js';
import { KeyFigures } from './key-figures.js';
import { paceInWords } from './pace.js';
import { positionAsked, type PositionReply, type Target } from './query.js';
import { TargetCourse } from './target-course.js';
import { begun, EvidenceTag } from './target-summary.js';

/** The reason in thirty seconds. */
export function TargetDetail({ target }: { readonly target: Target }) {
  const { filters } = useFilters();
  const query = useQuery(positionAsked(target.id, filters));
  return (
    <section className="muster-detail" aria-label={target.title ?? target.inWords}>
      <h2 className="nhsuk-heading-m">{target.title ?? target.inWords}</h2>
      <Answered query={query} what="the position" room="chart">
        {reply => <Detail target={target} reply={reply} />}
      </Answered>
    </section>
  );
}

function Detail({ target, reply }: { readonly target: Target; readonly reply: PositionReply }) {
  const { position, unit } = reply;
  // The sentence says why there is no figure, where that is why there is no answer.
  const isSaid = (reason: string) => reply.sentence.includes(reason.replace(/^not (comparable|known): /, ''));
  return (
    <>
      <p className="muster-answer">{begun(reply.sentence)}</p>
      {paceInWords(reply).map(words => (
        <p key={words}>{words}</p>
      ))}
      {reply.askedOtherwise && <p className="nhsuk-inset-text">{begun(reply.askedOtherwise)}</p>}
      {position ? (
        <>
          <p className="muster-tags">
            <EvidenceTag position={position} />
            {position.provisional && <strong className="nhsuk-tag nhsuk-tag--grey">Provisional</strong>}
          </p>
          {position.countedDetail !== null && !isSaid(position.countedDetail) && (
            <Nothing>{begun(position.countedDetail)}.</Nothing>
          )}
          <KeyFigures position={position} unit={unit} />
        </>
      ) : (
        reply.detail !== null && !isSaid(reply.detail) && <Nothing>{begun(reply.detail)}.</Nothing>
      )}
      <TargetCourse target={target} reply={reply} />
      {position && (
        <BasisByBaseline
          position={position}
          unit={unit}
          asked={reply.asked}
          isSaid={reason => isSaid(reason) || reason === position.countedDetail}
        />
      )}
      <SideBySide reply={reply} />
      <WhoChose target={target} />
    </>
  );
}

/** The promise left most of it open: who closed it, and why so. */
function WhoChose({ target }: { readonly target: Target }) {
  return (
    <section>
      <h3 className="nhsuk-heading-s">Who chose this</h3>
      <p>
        {target.inWords}. <strong>{target.setBy ?? 'Nobody is named'}</strong> chose{' '}
        <Defined as="basis">basis</Defined>, baseline and due day; it reads so from{' '}
        {dayInWords(target.effectiveOn)}
        {target.revisions > 1 && `, after ${target.revisions - 1} earlier wordings`}.
      </p>
      {target.note && <p>{target.note}</p>}
    </section>
  );
}
