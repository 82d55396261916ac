import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useFilters } from '../../address/use-filters.js';
import { ProblemError } from '../../client/problem.js';
import { TextField } from '../../controls/text-field.js';
import { Problem } from '../../states/problem.js';
import { instantInWords } from '../../words/days.js';
import {
  reviseScenario,
  saveScenario,
  type Scenario,
  scenarioAsked,
  type ScenarioBody,
  type ScenarioReply,
  type Target,
} from './query.js';
import { changesAnything, faultOf, leverBody, type LeverStep, stepInWords } from './steps.js';

interface SaveScenarioProps {
  readonly target: Target;
  readonly scenario: Scenario | undefined;
  readonly steps: readonly LeverStep[];
  readonly departs: boolean;
}

type Outcome =
  | { readonly kind: 'fault'; readonly error: Error }
  | { readonly kind: 'stale'; readonly theirs: Scenario }
  | { readonly kind: 'soon' }
  | { readonly kind: 'saving' };

/** Saves what was tried under a name, or as the next revision of what is open; the forecast of it is asked for at once. */
export function SaveScenario({ target, scenario, steps, departs }: SaveScenarioProps) {
  const queries = useQueryClient();
  const { change } = useFilters();
  const [name, setName] = useState(scenario?.name ?? '');
  const [by, setBy] = useState(scenario?.by ?? '');
  const [note, setNote] = useState(scenario?.note ?? '');
  const [outcome, setOutcome] = useState<Outcome>();
  // The revision that was worked on: what another saves meanwhile shows, and is not written over unseen.
  const [basedOn, setBasedOn] = useState(scenario?.revision);
  useEffect(() => {
    if (!departs) setBasedOn(scenario?.revision);
  }, [departs, scenario?.revision]);
  const told = steps.filter(changesAnything);
  const fault = missingIn(name, by, told);

  const body: Omit<ScenarioBody, 'basedOn'> = {
    ...{ name: name.trim(), by: by.trim(), target: target.id },
    profession: target.profession,
    levers: told.map(leverBody),
    ...(note.trim() !== '' && { note: note.trim() }),
  };
  const attempt = async (id: string, save: () => Promise<ScenarioReply | undefined>) => {
    setOutcome({ kind: 'saving' });
    try {
      const reply = await save();
      if (reply) {
        queries.setQueryData(scenarioAsked(id).queryKey, reply);
        setBasedOn(reply.scenario.revision);
      }
      await queries.invalidateQueries({ queryKey: ['scenarios'] });
      setOutcome(reply ? undefined : { kind: 'soon' });
      change({ scenario: id, levers: undefined });
    } catch (error) {
      const now = () => queries.fetchQuery({ ...scenarioAsked(id), staleTime: 0 });
      setOutcome(await outcomeOf(error as Error, now));
    }
  };
  const revise = (revision: string) =>
    attempt(scenario!.id, () => reviseScenario(scenario!.id, { ...body, basedOn: revision }));
  const saveNew = () => attempt(idOf(name), () => saveScenario(idOf(name), body));

  return (
    <form
      className="muster-filters muster-save"
      aria-label="Save these changes"
      onSubmit={event => event.preventDefault()}
    >
      <TextField label="Name of the scenario" maxLength={120} value={name} onChange={setName} />
      <TextField
        label="Who makes it"
        hint="shown beside every answer"
        maxLength={120}
        value={by}
        onChange={setBy}
      />
      <TextField
        label="Why"
        hint="nothing about persons; may be left empty"
        maxLength={1_000}
        value={note}
        onChange={setNote}
      />
      <div className="muster-field muster-field--buttons">
        {scenario && (
          <button
            type="button"
            className="nhsuk-button nhsuk-button--small"
            disabled={
              fault !== undefined || outcome?.kind === 'saving' || !(departs || isOther(scenario, body))
            }
            onClick={() => void revise(basedOn ?? scenario.revision)}
          >
            Save as its next revision
          </button>
        )}
        <button
          type="button"
          className={`nhsuk-button nhsuk-button--small${scenario ? ' nhsuk-button--secondary' : ''}`}
          disabled={fault !== undefined || outcome?.kind === 'saving' || idOf(name) === scenario?.id}
          onClick={() => void saveNew()}
        >
          {scenario ? 'Save as another scenario' : 'Save, and have it forecast'}
        </button>
      </div>
      <div className="muster-outcome">
        <div role="status">
          {fault && <p className="nhsuk-body-s">{fault}</p>}
          {outcome?.kind === 'saving' && <p>Saving …</p>}
          {outcome?.kind === 'soon' && <p>It was taken, and will be there in a moment.</p>}
        </div>
        {outcome?.kind === 'fault' && <Problem error={outcome.error} />}
        {outcome?.kind === 'stale' && (
          <Stale
            theirs={outcome.theirs}
            takeTheirs={() => {
              setOutcome(undefined);
              setName(outcome.theirs.name);
              setBy(outcome.theirs.by);
              setNote(outcome.theirs.note ?? '');
              change({ levers: undefined });
            }}
            saveMine={() => void revise(outcome.theirs.revision)}
          />
        )}
      </div>
    </form>
  );
}

/** Somebody else was quicker: nobody's work is lost, and nobody's is written over unseen. */
function Stale({
  theirs,
  takeTheirs,
  saveMine,
}: {
  readonly theirs: Scenario;
  readonly takeTheirs: () => void;
  readonly saveMine: () => void;
}) {
  return (
    <div className="muster-problem" role="alert">
      <h3 className="nhsuk-heading-s">It was revised while you worked on it</h3>
      <p>
        {theirs.by} revised “{theirs.name}” on {instantInWords(theirs.recordedAt)}. It reads now:{' '}
        {theirs.levers.length === 0
          ? 'as things are'
          : theirs.levers.map(({ inWords }) => inWords).join('; ')}
        . Yours is not saved yet, and still stands in the sliders.
      </p>
      <p className="muster-downloads">
        <button
          type="button"
          className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
          onClick={takeTheirs}
        >
          Look at theirs
        </button>
        <button type="button" className="nhsuk-button nhsuk-button--small" onClick={saveMine}>
          Save mine after theirs
        </button>
      </p>
    </div>
  );
}

async function outcomeOf(error: Error, theirs: () => Promise<ScenarioReply>): Promise<Outcome> {
  if (!(error instanceof ProblemError) || error.code !== 'stale-revision') return { kind: 'fault', error };
  return theirs().then(
    ({ scenario }) => ({ kind: 'stale', theirs: scenario }),
    (fault: unknown) => ({ kind: 'fault', error: fault as Error }),
  );
}

function missingIn(name: string, by: string, steps: readonly LeverStep[]): string | undefined {
  const wrong = steps.find(step => faultOf(step) !== undefined);
  if (wrong) return `${stepInWords(wrong)}: ${faultOf(wrong)}`;
  if (steps.length > 30) return 'A scenario has at most 30 steps: take some out.';
  if (idOf(name) === '') return 'Give it a name, to save it.';
  return by.trim() === '' ? 'Say who makes it, to save it.' : undefined;
}

function isOther(scenario: Scenario, { name, by, note }: Omit<ScenarioBody, 'basedOn'>): boolean {
  return name !== scenario.name || by !== scenario.by || (note ?? null) !== scenario.note;
}

/** Its name in addresses: "More places, 2026" is more-places-2026. */
export function idOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80);
}
