import { useQuery } from '@tanstack/react-query';
import { MODELS } from '../../address/filters.js';
import { useFilters } from '../../address/use-filters.js';
import { SelectField } from '../../controls/select-field.js';
import { Answered } from '../../states/answered.js';
import { Nothing } from '../../states/nothing.js';
import { instantInWords, monthShort } from '../../words/days.js';
import { inDigits } from '../../words/numbers.js';
import { AllGroups, GroupScores } from './back-test-tables.js';
import { Calibration } from './calibration.js';
import { type Backtest, type BacktestReply, backtestAsked, type TestedModel } from './query.js';
import { backtestInWords, groupKey, groupName, testedOnInWords } from './scores.js';

/** Published figures go back furthest. */
const USUAL: TestedModel = 'series';

/** How the models would have done in the past, beside what anybody could do. */
export function BackTest() {
  const { filters, change } = useFilters();
  const model = filters.model ?? USUAL;
  const query = useQuery(backtestAsked(model));
  return (
    <section>
      <h2 className="nhsuk-heading-m">How the model would have done in the past</h2>
      <form className="muster-filters" aria-label="Which model" onSubmit={event => event.preventDefault()}>
        <SelectField<TestedModel>
          label="Model"
          value={model}
          options={Object.entries(MODELS) as [TestedModel, string][]}
          onChange={chosen => change({ model: chosen === USUAL ? undefined : chosen })}
        />
      </form>
      <Answered query={query} what="the back-test" room="chart">
        {reply => (
          <>
            <Making reply={reply} />
            {reply.answer?.status === 'answered' && <Told answer={reply.answer} madeAt={reply.madeAt} />}
            {reply.answer?.status === 'no-answer' && (
              <Nothing>
                {reply.answer.detail}: {reply.answer.remedy}.
              </Nothing>
            )}
          </>
        )}
      </Answered>
    </section>
  );
}

/** While it is made: how far the job is, and that what is shown is of older figures. */
function Making({ reply: { status, job, answer, madeAt } }: { readonly reply: BacktestReply }) {
  if (status === 'not-made')
    return (
      <div className="muster-problem" role="alert">
        <h3 className="nhsuk-heading-s">The back-test was not made</h3>
        <p>
          {job?.fault ? `${job.fault.message}. ${job.fault.remedy ?? ''}` : 'The job was cancelled.'} Data and
          operations shows the job.
        </p>
      </div>
    );
  if (status !== 'under-way') return null;
  const { progress } = job ?? { progress: null };
  const share = progress?.total ? Math.round((100 * progress.done) / progress.total) : undefined;
  return (
    <div className="nhsuk-inset-text" role="status">
      <p>
        {answer === null
          ? 'No back-test of this model was made on what is known now: it was asked for by opening this page.'
          : `Figures have come in since the one below was made${madeAt === null ? '' : ` on ${instantInWords(madeAt)}`}; it is being made anew.`}{' '}
        {job?.state === 'running'
          ? `It is being made${progress?.words ? ` (${progress.words})` : ''}.`
          : 'It waits for a forecaster.'}{' '}
        {progress?.secondsLeft != null &&
          progress.secondsLeft >= 1 &&
          `About ${inDigits(Math.ceil(progress.secondsLeft))} s more.`}
      </p>
      <progress
        aria-label="How much of the back-test is made"
        max={100}
        {...(share !== undefined && { value: share })}
      />
    </div>
  );
}

function Told({ answer, madeAt }: { readonly answer: Backtest; readonly madeAt: string | null }) {
  const { filters, change } = useFilters();
  const groups = answer.groups;
  const shown =
    groups.find(group => groupKey(group) === filters.show) ??
    groups.find(
      ({ profession, of, level }) => profession === 'midwife' && of === 'fte' && level === 'england',
    ) ??
    groups[0];
  const [said, ...more] = backtestInWords(answer);
  const [first, last] = [answer.origins[0], answer.origins.at(-1)];
  const dated = `Forecasts from ${inMonth(first)} to ${inMonth(last)}, held against figures up to ${inMonth(answer.lastTarget)}${madeAt === null ? '' : `; made on ${instantInWords(madeAt)}`}.`;
  return (
    <>
      <p className="muster-answer">{said}</p>
      {answer.from?.simulated && (
        <p className="muster-note">The people are simulated: this is no evidence of anything.</p>
      )}
      {more.map(words => (
        <p key={words}>{words}</p>
      ))}
      {shown && (
        <>
          <form
            className="muster-filters"
            aria-label="Which group"
            onSubmit={event => event.preventDefault()}
          >
            <SelectField
              label="Forecasts of"
              value={groupKey(shown)}
              options={groups.map(group => [groupKey(group), groupName(group)] as const)}
              onChange={show => change({ show })}
            />
          </form>
          {filters.show !== undefined && groupKey(shown) !== filters.show && (
            <p className="muster-problem" role="alert">
              Nothing of {filters.show} was held against the past; {groupName(shown)} is shown.
            </p>
          )}
          <GroupScores group={shown} model={answer.model} dated={dated} />
          <Calibration group={shown} source={testedOnInWords(answer)} dated={dated} />
          <AllGroups groups={groups} model={answer.model} />
        </>
      )}
    </>
  );
}

const inMonth = (month: string | undefined) => (month === undefined ? 'no month' : monthShort(`${month}-01`));
