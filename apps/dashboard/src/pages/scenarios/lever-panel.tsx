import { memo, useCallback, useMemo } from 'react';
import { LEVER_GROUPS, type LeverKind, LEVERS } from './lever-kinds.js';
import { LeverRow } from './lever-row.js';
import { type LeverStep } from './steps.js';

interface LeverPanelProps {
  readonly steps: readonly LeverStep[];
  /** The first month that a new step may change anything in. */
  readonly firstMonth: string;
  readonly change: (change: (steps: readonly LeverStep[]) => readonly LeverStep[]) => void;
}

/** All levers, each with its steps; one that has none stands ready at nothing. */
export const LeverPanel = memo(function LeverPanel({ steps, firstMonth, change }: LeverPanelProps) {
  const put = useCallback(
    (at: number | undefined, step: LeverStep) =>
      change(all => (at === undefined ? [...all, step] : all.map((each, nth) => (nth === at ? step : each)))),
    [change],
  );
  const remove = useCallback((at: number) => change(all => all.filter((_, nth) => nth !== at)), [change]);
  const again = useCallback(
    (step: LeverStep) => change(all => [...all, { ...step, value: 0, way: LEVERS[step.kind].usual }]),
    [change],
  );
  return (
    <div className="muster-levers">
      {LEVER_GROUPS.map(({ name, kinds }) => (
        <fieldset key={name}>
          <legend>{name}</legend>
          {kinds.map(kind => (
            <LeverOf key={kind} {...{ kind, steps, firstMonth, put, remove, again }} />
          ))}
        </fieldset>
      ))}
    </div>
  );
});

interface LeverOfProps {
  readonly kind: LeverKind;
  readonly steps: readonly LeverStep[];
  readonly firstMonth: string;
  readonly put: (at: number | undefined, step: LeverStep) => void;
  readonly remove: (at: number) => void;
  readonly again: (step: LeverStep) => void;
}

function LeverOf({ kind, steps, firstMonth, put, remove, again }: LeverOfProps) {
  const ready = useMemo<LeverStep>(
    () => ({ kind, way: LEVERS[kind].usual, value: 0, from: firstMonth }),
    [kind, firstMonth],
  );
  const own = steps.flatMap((step, at) => (step.kind === kind ? [{ step, at }] : []));
  // The row that stands ready becomes the first step under the hand that moves it.
  const shown = own.length > 0 ? own : [{ step: ready, at: undefined }];
  return shown.map(({ step, at }, nth) => (
    <LeverRow key={nth} step={step} at={at} change={put} remove={remove} again={again} />
  ));
}
