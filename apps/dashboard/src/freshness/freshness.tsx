import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { type AsOf } from '../client/api.js';
import { useLive } from '../live/live-context.js';
import { dayInWords, instantInWords } from '../words/days.js';
import { feedsOf, lastCameAt, SILENT_AFTER_DAYS } from './silence.js';

/** Where it is none of these that is shown, it may be out of date: that stays in sight, at the foot of the window. */
const STATES = {
  connecting: 'Connecting for live updates',
  live: 'Live: changes show by themselves',
  away: 'The database does not answer: what is shown may be out of date',
  lost: 'No connection: what is shown may be out of date',
  stale: 'Some figures could not be asked for anew: what is shown may be out of date',
} as const;

/** How fresh what is shown is, one line, and more on request. */
export function Freshness({ asOf, today }: { readonly asOf: AsOf; readonly today: string }) {
  const { state: live, changedAt } = useLive();
  const failed = useFailedAnew();
  const state = live === 'live' && failed ? 'stale' : live;
  const came = lastCameAt(asOf);
  const feeds = feedsOf(asOf, today);
  const silent = feeds.filter(feed => feed.silent);
  return (
    <section className="muster-freshness" aria-label="How fresh these figures are">
      <p>
        <span className={`muster-live muster-live--${state}`} role="status">
          {STATES[state]}
          {changedAt && state === 'live' && `; last changed at ${changedAt.toLocaleTimeString('en-GB')}`}.
        </span>{' '}
        {came === undefined
          ? 'Nothing has come in yet.'
          : `The last event came in on ${instantInWords(came)}.`}{' '}
        {asOf.newestPeopleDay && `Events tell of people up to ${dayInWords(asOf.newestPeopleDay)}.`}{' '}
        {asOf.refoldPending > 0 &&
          `${asOf.refoldPending} subjects are still to be counted again after organisations changed.`}
      </p>
      {feeds.length > 0 && (
        <details className="muster-quiet-details">
          <summary>
            {silent.length === 0
              ? `All ${feeds.length} feeds have been heard in the last ${SILENT_AFTER_DAYS} days`
              : `${silent.length} of ${feeds.length} feeds are silent: nothing dated in the last ${SILENT_AFTER_DAYS} days`}
          </summary>
          <div className="muster-scroll" tabIndex={0} role="region" aria-label="Feeds">
            <table className="muster-table">
              <caption className="nhsuk-u-visually-hidden">Feeds, the one silent for longest first</caption>
              <thead>
                <tr>
                  <th scope="col">Feed</th>
                  <th scope="col">Its last event is dated</th>
                  <th scope="col">It tells of days up to</th>
                </tr>
              </thead>
              <tbody>
                {feeds.map(feed => (
                  <tr key={feed.source}>
                    <th scope="row">
                      {feed.name}
                      {feed.simulated && ' (simulated)'}
                    </th>
                    <td>
                      {dayInWords(feed.lastEventAt.slice(0, 10))}
                      {feed.silent && <strong> silent</strong>}
                    </td>
                    <td>{feed.newestEffectiveOn ? dayInWords(feed.newestEffectiveOn) : 'no day'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </section>
  );
}

/** Whether something is shown that could not be asked for anew. */
function useFailedAnew(): boolean {
  const cache = useQueryClient().getQueryCache();
  return useSyncExternalStore(
    changed => cache.subscribe(changed),
    () =>
      cache.getAll().some(query => query.isActive() && query.state.error && query.state.data !== undefined),
  );
}
