import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFilters } from '../../address/use-filters.js';
import { SelectField } from '../../controls/select-field.js';
import { TextField } from '../../controls/text-field.js';
import { ENGLAND, placeOptions } from '../../geography/areas.js';
import { Answered } from '../../states/answered.js';
import { Nothing } from '../../states/nothing.js';
import { Problem } from '../../states/problem.js';
import { inHundred } from '../../words/chances.js';
import { MONTH_PATTERN } from '../../words/months.js';
import { FollowedProgress } from './followed-progress.js';
import { isLeverKind, type LeverKind, LEVERS } from './lever-kinds.js';
import { type SolutionReply, solutionAsked, solve, type Target } from './query.js';
import { changeInWords, type LeverStep } from './steps.js';

interface SolveProps {
  readonly target: Target;
  readonly firstMonth: string;
}

/** What would it take? The least change of one lever by which the target is as likely as is wanted. */
export function Solve({ target, firstMonth }: SolveProps) {
  const { filters, change } = useFilters();
  const kind: LeverKind = filters.solve && isLeverKind(filters.solve) ? filters.solve : 'leaving-rate';
  const [wanted, setWanted] = useState(filters.chance ?? '80');
  const [from, setFrom] = useState(firstMonth);
  const [area, setArea] = useState('');
  const [fault, setFault] = useState<Error>();
  const isAskable = /^[1-9][0-9]?$/.test(wanted) && MONTH_PATTERN.test(from);
  const ask = async () => {
    setFault(undefined);
    try {
      const lever = { kind, from, ...(area !== '' && { area }) };
      const body = { target: target.id, lever, probability: Number(wanted) / 100 };
      const { id } = await solve(filters.scenario ? { ...body, scenario: filters.scenario } : body);
      change({ solution: id, solve: kind, chance: wanted });
    } catch (error) {
      setFault(error as Error);
    }
  };
  return (
    <section aria-labelledby="solve">
      <h2 className="nhsuk-heading-m" id="solve">
        What would it take?
      </h2>
      <p>
        The least change of one lever by which the target is as likely as you want
        {filters.scenario && ', on top of the scenario that is open'}.
      </p>
      <form
        className="muster-filters"
        aria-label="What would it take"
        onSubmit={event => event.preventDefault()}
      >
        <SelectField
          label="By changing"
          value={kind}
          options={Object.entries(LEVERS).map(([each, { label }]) => [each as LeverKind, label] as const)}
          onChange={chosen => change({ solve: chosen, solution: undefined })}
        />
        <TextField
          label="So likely, in 100"
          type="number"
          min="1"
          max="99"
          value={wanted}
          onChange={setWanted}
        />
        <TextField label="From the month on" type="month" value={from} onChange={setFrom} />
        <SelectField
          label="In"
          value={area}
          options={[['', 'Everywhere'], ...placeOptions(undefined).filter(([code]) => code !== ENGLAND)]}
          onChange={setArea}
        />
        <div className="muster-field muster-field--buttons">
          <button
            type="button"
            className="nhsuk-button nhsuk-button--small"
            disabled={!isAskable}
            onClick={() => void ask()}
          >
            Find out
          </button>
        </div>
      </form>
      {fault && <Problem error={fault} />}
      {filters.solution && <Solved id={filters.solution} kind={kind} />}
    </section>
  );
}

function Solved({ id, kind }: { readonly id: string; readonly kind: LeverKind }) {
  const query = useQuery(solutionAsked(id));
  return (
    <Answered query={query} what="what it would take">
      {reply => <Told reply={reply} kind={kind} />}
    </Answered>
  );
}

function Told({ reply, kind }: { readonly reply: SolutionReply; readonly kind: LeverKind }) {
  const { status, answer, job, words } = reply;
  if (status === 'under-way' && job)
    return <FollowedProgress job={job} what="what it would take" made={solutionAsked(reply.id)} />;
  if (answer?.status !== 'answered')
    return <Nothing>{words.join(' ') || 'It was not found out: it failed, or was cancelled.'}</Nothing>;
  const { outcome, chance, chanceNow, wanted, change, from } = answer;
  const told = change && { kind, ...valueOf(change) };
  return (
    <>
      {from.simulated && (
        <p className="muster-tags">
          <strong className="nhsuk-tag nhsuk-tag--yellow">From simulated people</strong>
        </p>
      )}
      <p className="muster-answer">
        {outcome === 'already' && `Nothing need change: it is ${inHundred(chanceNow)} already.`}
        {outcome === 'found' &&
          told &&
          `${LEVERS[kind].label} ${changeInWords(told)} makes it ${inHundred(chance)}, from ${inHundred(chanceNow)}.`}
        {outcome === 'not-by-this-lever' &&
          told &&
          `Not by this alone: ${LEVERS[kind].label.toLowerCase()} ${changeInWords(told)} makes it ${inHundred(chance)}, not ${Math.round(100 * wanted)}.`}
      </p>
    </>
  );
}

function valueOf({
  percent,
  by,
  to,
}: {
  percent?: number;
  by?: number;
  to?: number;
}): Pick<LeverStep, 'way' | 'value'> {
  if (percent !== undefined) return { way: 'percent', value: percent };
  return by !== undefined ? { way: 'by', value: by } : { way: 'to', value: to ?? 0 };
}
