import { PROFESSIONS } from '../../address/filters.js';
import { Figure } from '../../charts/figure.js';
import { Waterfall } from '../../charts/waterfall.js';
import { Defined } from '../../definitions/defined.js';
import { Nothing } from '../../states/nothing.js';
import { dayInWords } from '../../words/days.js';
import { derivedSource } from '../../words/figures.js';
import { inDigits, knownOr, percentInWords, signed } from '../../words/numbers.js';
import { nameInWords } from './places.js';
import { type Bridge, type BridgeReply } from './query.js';
import { missing, stepsOf } from './steps.js';

/** More than five decimals of rounding on each part can come to. */
const ROUNDING = 0.001;

/** One bridge, as picture, words and table. */
export function BridgeFigure({ reply, name }: { readonly reply: BridgeReply; readonly name: string }) {
  const bridge = reply.bridges[0];
  if (!bridge)
    return <Nothing>{begun(reply.detail ?? 'nothing is known of this area, profession and time')}.</Nothing>;
  const steps = stepsOf(bridge);
  if (!steps)
    return <Nothing>The stock at one end is not known, so there is no bridge between the two.</Nothing>;
  const missed = missing(steps);
  const who = PROFESSIONS[bridge.profession as keyof typeof PROFESSIONS] ?? bridge.profession;
  const title = `${who} in ${nameInWords(name)}, ${dayInWords(bridge.from)} to ${dayInWords(bridge.to)}`;
  return (
    <>
      <p className="muster-answer">{changeInWords(bridge, reply.unit)}</p>
      <Notes bridge={bridge} simulated={reply.simulated} />
      {Math.abs(missed) > ROUNDING && (
        <p className="muster-problem" role="alert">
          The parts miss the closing stock by {signed(missed, 3)} {reply.unit}: a part is not known, or Muster
          has a fault.
        </p>
      )}
      <Figure
        level={2}
        title={title}
        description={`Each bar begins where the one above ends. Dotted grey is no progress: breaks, feeds that began or ended, restructuring.`}
        source={
          bridge.series
            ? `Published figures: series ${bridge.series}, vintage ${bridge.vintage}.`
            : derivedSource(reply.simulated)
        }
        dated={`${dayInWords(bridge.from)} to ${dayInWords(bridge.to)}.`}
        table={{
          columns: [{ label: 'Part' }, { label: reply.unit, digits: 1 }, { label: 'Counts as progress' }],
          rows: steps.map(({ name: part, size, kind }) => [
            part,
            size,
            kind === 'stock' ? 'a stock' : kind === 'flow' ? 'yes' : 'no',
          ]),
        }}
      >
        {width => (
          <Waterfall
            width={width}
            title={title}
            description={changeInWords(bridge, reply.unit)}
            unit={reply.unit}
            steps={steps}
          />
        )}
      </Figure>
      <p className="nhsuk-body-s">
        What these words mean: <Defined as="joiners">joiners</Defined>,{' '}
        <Defined as="leavers">leavers</Defined>, <Defined as="residual">residual</Defined>,{' '}
        <Defined as="break">breaks</Defined>, <Defined as="onboarding">feeds that begin or end</Defined>,{' '}
        <Defined as="restructuring">restructuring</Defined>.
      </p>
    </>
  );
}

function changeInWords(
  { from, to, opening, closing, change, likeForLike, comparable }: Bridge,
  unit: string,
): string {
  const parts = `${knownOr(opening, value => inDigits(value))} ${unit} on ${dayInWords(from)}, ${knownOr(closing, value => inDigits(value))} on ${dayInWords(to)}`;
  if (!comparable) return `${parts}. The change is not comparable.`;
  return `${parts}: ${knownOr(change, value => signed(value))}, ${knownOr(likeForLike, value => signed(value))} like for like.`;
}

function Notes({
  bridge: { coverage, comparable, provisional, rates },
  simulated,
}: {
  readonly bridge: Bridge;
  readonly simulated: boolean;
}) {
  return (
    <>
      {(simulated || provisional) && (
        <p className="muster-tags">
          {simulated && (
            <strong className="nhsuk-tag nhsuk-tag--yellow">Events about simulated people</strong>
          )}
          {provisional && <strong className="nhsuk-tag nhsuk-tag--grey">Provisional</strong>}
        </p>
      )}
      {coverage && !comparable && (
        <Nothing>
          Feeds <Defined as="coverage">cover</Defined> {knownOr(coverage.from.percent, percentInWords)} at the
          beginning and {knownOr(coverage.to.percent, percentInWords)} at the end; 95 % are needed to compare
          the two.
        </Nothing>
      )}
      {rates && (
        <p>
          <Defined as="leaver-rate">Leaver rate</Defined> {knownOr(rates.leaverRate?.percent, percentInWords)}
          {rates.leaverRate &&
            ` (95 % interval ${percentInWords(rates.leaverRate.low)} to ${percentInWords(rates.leaverRate.high)})`}
          ; <Defined as="stability">stability</Defined> {knownOr(rates.stability, percentInWords)}.
        </p>
      )}
    </>
  );
}

function begun(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
