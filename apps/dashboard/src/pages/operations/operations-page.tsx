import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { type ChartTable } from '../../charts/chart-table.js';
import { DataTable } from '../../charts/figure.js';
import { targetsAsked } from '../../client/queries.js';
import { PageTitle } from '../../shell/page-title.js';
import { Answered } from '../../states/answered.js';
import { Nothing } from '../../states/nothing.js';
import { ProblemError } from '../../client/problem.js';
import { instantInWords } from '../../words/days.js';
import { inDigits } from '../../words/numbers.js';
import { feedsTable, heldTable, jobsTable, lagTable, queuesTable, worstLag } from './tables.js';
import { ParkedEvents } from './parked-events.js';
import { type Feed, jobsAsked, opsAsked } from './query.js';
import { Reconciled } from './reconciled.js';

/** For those who run it: is every feed alive, is anything set aside, how far behind is what reads. */
export function OperationsPage() {
  const targets = useQuery(targetsAsked);
  const lag = useQuery(opsAsked('lag'));
  const feeds = useQuery(opsAsked('feeds'));
  const parked = useQuery(opsAsked('parked'));
  const held = useQuery(opsAsked('held'));
  const queues = useQuery(opsAsked('queues'));
  const jobs = useQuery(jobsAsked);
  return (
    <>
      <PageTitle
        title="Data and operations"
        lead="Is every feed alive, is anything set aside, how far behind is what reads the log?"
      />
      <Part title="Readers of the log" query={lag} what="the lag">
        {({ partitions }) => (
          <>
            <p>{worstLag(partitions)}</p>
            <Folded caption="Lag by group, topic and partition" table={lagTable(partitions)} />
          </>
        )}
      </Part>
      <Part title="Events set aside" query={parked} what="what is parked">
        {({ parked: events }) => <ParkedEvents events={events} />}
      </Part>
      <Part title="Deliveries held at the gate" query={held} what="what is held">
        {({ held: deliveries }) =>
          deliveries.length === 0 ? (
            <p>None is held.</p>
          ) : (
            <>
              <DataTable caption="Held deliveries" table={heldTable(deliveries)} />
              <p>
                A named person lets them through or turns them down: <code>muster held release</code>,{' '}
                <code>muster held refuse</code>. That is not done over HTTP.
              </p>
            </>
          )
        }
      </Part>
      <Part title="Feeds" query={feeds} what="the feeds">
        {({ feeds: all }) =>
          all.length === 0 ? <p>Nothing has come from anywhere yet.</p> : <Feeds all={all} />
        }
      </Part>
      <Reconciled />
      <Part title="Queues" query={queues} what="the queues">
        {({ queues: all }) => <DataTable caption="Jobs by kind" table={queuesTable(all)} />}
      </Part>
      <Part title="Jobs" query={jobs} what="the jobs">
        {({ jobs: all }) =>
          all.length === 0 ? (
            <p>No job waits, runs, or ended lately.</p>
          ) : (
            <DataTable caption="Jobs, the newest first" table={jobsTable(all)} />
          )
        }
      </Part>
      <section>
        <h2 className="nhsuk-heading-m">Read models</h2>
        <Answered query={targets} what="the read models" room="line">
          {({ asOf: { generation, epoch, refoldPending, folded } }) => (
            <p>
              Generation <code>{generation}</code>, reference number {inDigits(epoch)};{' '}
              {refoldPending === 0 ? 'nobody waits' : `${inDigits(refoldPending)} subjects wait`} to be
              counted again; {inDigits(folded.reduce((sum, { next }) => sum + next, 0))} events folded in. A
              rebuild is asked for as a job of kind <code>rebuild</code> (POST /v1/jobs) or with{' '}
              <code>muster rebuild</code>.
            </p>
          )}
        </Answered>
      </section>
      <p className="nhsuk-body-s">
        Looked at every ten seconds; last at {instantInWords(new Date().toISOString())}.
      </p>
    </>
  );
}

interface PartProps<Data> {
  readonly title: string;
  readonly query: UseQueryResult<Data>;
  readonly what: string;
  readonly children: (data: Data) => ReactNode;
}

function Part<Data>({ title, query, what, children }: PartProps<Data>) {
  const isElsewhere = query.error instanceof ProblemError && query.error.code === 'unknown-route';
  return (
    <section>
      <h2 className="nhsuk-heading-m">{title}</h2>
      {isElsewhere ? (
        <Nothing>
          This api does not serve operations: the service ops does, or “muster ops” on the command line.
        </Nothing>
      ) : (
        <Answered query={query} what={what}>
          {children}
        </Answered>
      )}
    </section>
  );
}

const FIRST = 8;

/** The feeds that have been silent for longest are those that somebody has to ring up. */
function Feeds({ all }: { readonly all: readonly Feed[] }) {
  return (
    <>
      <DataTable caption="Feeds, silent for longest first" table={feedsTable(all.slice(0, FIRST), false)} />
      {all.length > FIRST && (
        <Folded caption={`All ${all.length} feeds, silent for longest first`} table={feedsTable(all, true)} />
      )}
    </>
  );
}

/** Long, and seldom wanted. */
function Folded({ caption, table }: { readonly caption: string; readonly table: ChartTable }) {
  return (
    <details className="muster-quiet-details">
      <summary>{caption}</summary>
      <DataTable caption={caption} table={table} />
    </details>
  );
}
