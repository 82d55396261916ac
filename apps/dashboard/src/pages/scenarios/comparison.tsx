import { useQuery } from '@tanstack/react-query';
import { Answered } from '../../states/answered.js';
import { Nothing } from '../../states/nothing.js';
import { inHundred } from '../../words/chances.js';
import { dayInWords } from '../../words/days.js';
import { signed } from '../../words/numbers.js';
import { Assumptions, Missing } from './assumptions.js';
import { ComparisonFigures } from './comparison-figures.js';
import { FollowedProgress } from './followed-progress.js';
import {
  type Comparison,
  comparisonAsked,
  type ComparisonReply,
  type LeverTold,
  scenariosAsked,
  type Target,
} from './query.js';
import { begun, middleInWords } from './rough-answer.js';

/** A comparison in each of its states. */
export function Compared({ id, target }: { readonly id: string; readonly target: Target }) {
  const query = useQuery(comparisonAsked(id));
  return (
    <Answered query={query} what="the comparison" room="chart">
      {reply => <Told reply={reply} target={target} />}
    </Answered>
  );
}

function Told({ reply, target }: { readonly reply: ComparisonReply; readonly target: Target }) {
  const { answer, job, words, madeAt, status } = reply;
  if (answer?.status === 'answered') return <Side comparison={answer} target={target} madeAt={madeAt!} />;
  if (status === 'under-way' && job)
    return <FollowedProgress job={job} what="the comparison" made={comparisonAsked(reply.id)} />;
  return (
    <Nothing>
      {status === 'no-answer'
        ? words.join(' ')
        : 'It was not made: it failed, or was cancelled. Compare again later.'}
    </Nothing>
  );
}

interface SideProps {
  readonly comparison: Comparison;
  readonly target: Target;
  readonly madeAt: string;
}

function Side({ comparison, target, madeAt }: SideProps) {
  const { scenarios, from, missing } = comparison;
  const unit = target.measure === 'fte' ? 'FTE' : 'people';
  return (
    <>
      {from.simulated && (
        <p className="muster-tags">
          <strong className="nhsuk-tag nhsuk-tag--yellow">From simulated people</strong>
        </p>
      )}
      <ul className="muster-columns">
        {scenarios.map(compared => (
          <Column key={compared.scenario} comparison={comparison} compared={compared} unit={unit} />
        ))}
      </ul>
      <Missing missing={missing} />
      <ComparisonFigures comparison={comparison} unit={unit} madeAt={madeAt} />
    </>
  );
}

type Compared = Comparison['scenarios'][number];

function Column({
  comparison: { scenarios, differences },
  compared: { scenario, name, by, levers, hit, points },
  unit,
}: {
  readonly comparison: Comparison;
  readonly compared: Compared;
  readonly unit: string;
}) {
  const answering = hit.due ?? hit.byDay.at(-1);
  const difference = differences.find(each => each.scenario === scenario);
  const then = points.find(({ on }) => on === answering?.on);
  return (
    <li className="muster-column">
      <h3 className="nhsuk-heading-s">{name}</h3>
      {answering && (
        <p className="muster-column__chance">
          {begun(inHundred(answering.chance))} by {dayInWords(answering.on)}
        </p>
      )}
      {then && (
        <p>
          {middleInWords(then.quantiles)} {unit} in post; 80 in 100 outcomes in brackets.
        </p>
      )}
      <p>
        {difference
          ? differenceInWords(difference, unit, scenarios[0]!.name)
          : 'What the others are compared with.'}
      </p>
      <p>
        <strong>It assumes</strong>, by {by}:
      </p>
      <Assumed scenario={scenario} levers={levers} />
    </li>
  );
}

/** As the scenario read when it was compared; in its own words where it still reads so. */
function Assumed({ scenario, levers }: { readonly scenario: string; readonly levers: readonly LeverTold[] }) {
  const { data } = useQuery(scenariosAsked);
  const saved = data?.scenarios.find(({ id }) => id === scenario);
  const told = levers.map(({ inWords }) => inWords);
  if (saved && saved.levers.map(({ inWords }) => inWords).join() === told.join())
    return <Assumptions scenario={saved} told={levers} />;
  return (
    <p>
      {told.join('; ') || 'Nothing is changed: as things are'}.{saved && ' It was revised since.'}
    </p>
  );
}

/** "+361 FTE against “As things are” (+321 to +406). More in post in 98 of 100 futures; the target is 9 in 100 likelier." */
function differenceInWords(
  { difference: { quantiles }, better, chance }: Comparison['differences'][number],
  unit: string,
  against: string,
): string {
  const [low, middle, high] = [quantiles['0.1'], quantiles['0.5'], quantiles['0.9']].map(value =>
    signed(value),
  );
  const points = Math.round(100 * Math.abs(chance));
  const likelier = points === 0 ? 'as likely' : `${points} in 100 ${chance > 0 ? 'likelier' : 'less likely'}`;
  const futures = inHundred(better).replace(' in 100', '');
  return `${middle} ${unit} against “${against}” (${low} to ${high}). More in post in ${futures} of 100 futures; the target is ${likelier}.`;
}
