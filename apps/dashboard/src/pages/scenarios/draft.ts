import { useCallback, useEffect, useRef, useState } from 'react';
import { useFilters } from '../../address/use-filters.js';
import { type LeverStep, readSteps, stepsText } from './steps.js';

/** After so long without a move the address bar holds the steps: while a slider is dragged nothing but the sketch is drawn anew. */
const KEPT_AFTER_MS = 400;

export interface Draft {
  readonly steps: readonly LeverStep[];
  /** Whether they depart from the scenario that is open. */
  readonly departs: boolean;
  readonly change: (change: (steps: readonly LeverStep[]) => readonly LeverStep[]) => void;
}

/** The steps being tried: those of the address, else those of the scenario that is open. */
export function useDraft(saved: readonly LeverStep[]): Draft {
  const { filters, change: changeAddress } = useFilters();
  const [tried, setTried] = useState<readonly LeverStep[]>();
  const steps = tried ?? (filters.levers === undefined ? saved : readSteps(filters.levers));
  const latest = useRef({ steps, changeAddress });
  const written = useRef(filters.levers);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = { steps, changeAddress };
  });
  // The address says what was not tried here: Back, a link, a scenario that was opened or saved.
  useEffect(() => {
    if (filters.levers !== undefined && filters.levers === written.current) return;
    clearTimeout(timer.current);
    setTried(undefined);
  }, [filters.levers, filters.scenario]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = useCallback((changed: (steps: readonly LeverStep[]) => readonly LeverStep[]) => {
    const next = changed(latest.current.steps);
    latest.current = { ...latest.current, steps: next };
    setTried(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      written.current = stepsText(next) || NONE;
      latest.current.changeAddress({ levers: written.current });
    }, KEPT_AFTER_MS);
  }, []);
  return { steps, departs: stepsText(steps) !== stepsText(saved), change };
}

/** All steps of a scenario were taken out. */
const NONE = 'none';
