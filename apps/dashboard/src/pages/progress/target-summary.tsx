import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useFilters } from '../../address/use-filters.js';
import { useMeasuredWidth } from '../../charts/measured-width.js';
import { TargetBar } from '../../charts/target-bar.js';
import { forecastAsked } from '../../client/queries.js';
import { Answered } from '../../states/answered.js';
import { unbroken } from '../../words/numbers.js';
import { chanceInWords } from './forecast.js';
import { evenPaceOf, projectedInWords } from './pace.js';
import { positionAsked, type PositionReply, type Target } from './query.js';

/** The answer in five seconds: one sentence, one bar. */
export function TargetSummary({ target, shown }: { readonly target: Target; readonly shown: boolean }) {
  const { filters, searchWith } = useFilters();
  const query = useQuery(positionAsked(target.id, filters));
  // Larger than all positions together: the answer does not wait behind it.
  const forecast = useQuery({ ...forecastAsked(target.id), enabled: !query.isPending });
  return (
    <li className={`muster-target${shown ? ' muster-target--shown' : ''}`}>
      <h2 className="nhsuk-heading-s muster-target__title">{target.title ?? target.inWords}</h2>
      <Answered query={query} what="the position">
        {reply => <Standing reply={reply} />}
      </Answered>
      <p className="muster-target__chance">
        {forecast.isPending ? 'Asking for the forecast …' : chanceInWords(forecast.data)}
      </p>
      <p className="muster-target__more">
        {shown ? (
          <span>Shown below</span>
        ) : (
          <Link to={searchWith({ target: target.id })} preventScrollReset>
            Show why<span className="nhsuk-u-visually-hidden">: {target.title ?? target.inWords}</span>
          </Link>
        )}
      </p>
    </li>
  );
}

function Standing({ reply }: { readonly reply: PositionReply }) {
  const { width, measure } = useMeasuredWidth();
  const { position, target, sentence } = reply;
  return (
    <>
      <p className="muster-target__sentence">
        {begun(sentence)} {projectedInWords(reply)}
      </p>
      {position && position.counted !== null && (
        <div ref={measure} className="muster-target__bar">
          {width > 0 && (
            <TargetBar
              width={width}
              title={`How much of the target is there: ${target.title ?? target.inWords}`}
              amount={target.amount}
              counted={position.counted}
              evenPace={evenPaceOf(reply)}
            />
          )}
        </div>
      )}
      {position && (
        <p className="muster-tags">
          <EvidenceTag position={position} />
        </p>
      )}
    </>
  );
}

export function EvidenceTag({
  position: { evidence, simulated, vintage },
}: {
  readonly position: NonNullable<PositionReply['position']>;
}) {
  if (evidence === 'reported')
    return (
      <strong className="nhsuk-tag nhsuk-tag--blue">Published{vintage && `, vintage ${vintage}`}</strong>
    );
  return (
    <strong className={`nhsuk-tag nhsuk-tag--${simulated ? 'yellow' : 'green'}`}>
      Events about {simulated && 'simulated '}people
    </strong>
  );
}

/** Sentences of the API may begin with what they count. */
export function begun(text: string): string {
  return unbroken(text.charAt(0).toUpperCase() + text.slice(1));
}
