import { useQuery } from '@tanstack/react-query';
import { Figure } from '../../charts/figure.js';
import { TwoFutures } from '../../charts/two-futures.js';
import { type ForecastReply } from '../../client/queries.js';
import { Answered } from '../../states/answered.js';
import { Nothing } from '../../states/nothing.js';
import { dayInWords, instantInWords } from '../../words/days.js';
import { Assumptions, Missing } from './assumptions.js';
import { useFollowedJob } from './follow-scenario.js';
import { JobProgress } from './job-progress.js';
import { scenarioAsked, type ScenarioReply, type Target } from './query.js';
import { futuresTable, neededIn, sourceInWords } from './rough-answer.js';
import { type Answered as AnsweredForecast } from './rough.js';
import { WhatHappened } from './what-happened.js';
import { ShareLink } from './share-link.js';

interface ExactAnswerProps {
  readonly id: string;
  readonly target: Target;
  readonly now: ForecastReply | null;
}

/** The scenario that is open: what it assumes, its forecast as far as it is, and what became of it. */
export function ExactAnswer({ id, target, now }: ExactAnswerProps) {
  const query = useQuery(scenarioAsked(id));
  const job = useFollowedJob(id);
  return (
    <Answered query={query} what="the scenario" room="chart">
      {reply => (
        <section aria-labelledby="exact-answer">
          <h2 className="nhsuk-heading-m" id="exact-answer">
            The forecast of “{reply.scenario.name}”
          </h2>
          <p>
            {reply.scenario.by} saved it on {instantInWords(reply.scenario.recordedAt)}
            {reply.scenario.revisions > 1 && `, as revision ${reply.scenario.revisions}`}.{' '}
            {reply.scenario.note}
          </p>
          <ShareLink scenario={id} />
          <Assumptions scenario={reply.scenario} told={toldIn(reply)} />
          {job ? <JobProgress job={job} what="the forecast" /> : <StateInWords reply={reply} />}
          {reply.latest && <Exact reply={reply} latest={reply.latest} target={target} now={now} />}
          <History reply={reply} />
          <WhatHappened id={id} />
        </section>
      )}
    </Answered>
  );
}

type Latest = NonNullable<ScenarioReply['latest']>;

function toldIn({ latest }: ScenarioReply) {
  return latest?.forecast.status === 'answered' ? latest.forecast.levers : [];
}

/** Of one that nobody works on. */
function StateInWords({ reply: { state, latest } }: { readonly reply: ScenarioReply }) {
  switch (state) {
    case 'no-target':
      return <Nothing>It names no target, so there is no chance to forecast.</Nothing>;
    case 'not-asked':
      return (
        <Nothing>
          Its forecast is not being made: it was cancelled, or the forecaster has not come to it.
        </Nothing>
      );
    case 'outdated':
      return (
        <Nothing>
          The figures or the scenario have changed since: another forecast will be made.{' '}
          {latest?.changed.words}
        </Nothing>
      );
    case 'under-way':
      return <p role="status">Its forecast is being made.</p>;
    case 'forecast':
      return null;
    default:
      return state satisfies never;
  }
}

function Exact({
  reply: { scenario },
  latest,
  target,
  now,
}: {
  readonly reply: ScenarioReply;
  readonly latest: Latest;
  readonly target: Target;
  readonly now: ForecastReply | null;
}) {
  const { forecast, words, madeAt } = latest;
  if (forecast.status !== 'answered') return <Nothing>{words.join(' ')}</Nothing>;
  const base = now?.forecast.status === 'answered' ? pointsOf(now.forecast) : [];
  const unit = target.measure === 'fte' ? 'FTE' : 'people';
  // The first line says whose it is, and ends with a colon.
  const answer = words.find(line => !line.endsWith(':')) ?? '';
  return (
    <>
      {forecast.from.simulated && (
        <p className="muster-tags">
          <strong className="nhsuk-tag nhsuk-tag--yellow">Forecast from simulated people</strong>
        </p>
      )}
      {words.map(line => (
        <p key={line} className={line === answer ? 'muster-answer' : undefined}>
          {line}
        </p>
      ))}
      <Missing missing={forecast.missing} />
      <Figure
        title={`${target.areaName}: in post as things are, and under “${scenario.name}”`}
        description={`${answer} Both are drawn on the same luck.`}
        source={sourceInWords(forecast)}
        dated={`From ${dayInWords(forecast.from.origin)}; made on ${instantInWords(madeAt)}.`}
        table={futuresTable(base, pointsOf(forecast), unit, scenario.name)}
      >
        {width => (
          <TwoFutures
            width={width}
            title={`In post under ${scenario.name}`}
            description={answer}
            unit={unit}
            from={{ on: forecast.from.origin, value: forecast.from.inPost }}
            now={base.length > 0 ? base : pointsOf(forecast)}
            then={base.length > 0 ? pointsOf(forecast) : undefined}
            thenName={scenario.name}
            needed={neededIn(forecast)}
          />
        )}
      </Figure>
    </>
  );
}

function pointsOf({ areas, from }: AnsweredForecast) {
  return areas.find(({ area }) => area === from.area)?.points ?? [];
}

/** Every way it read. */
function History({ reply: { history } }: { readonly reply: ScenarioReply }) {
  if (history.length < 2) return null;
  return (
    <details className="muster-quiet-details">
      <summary>Every way it read before</summary>
      <ol className="nhsuk-list nhsuk-list--number">
        {history.map(revision => (
          <li key={revision.revision}>
            {revision.by}, {instantInWords(revision.recordedAt)}
            <Assumptions scenario={revision} />
          </li>
        ))}
      </ol>
    </details>
  );
}
