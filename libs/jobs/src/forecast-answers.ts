import { type Day, type Lever } from '@muster/domain';
import { type ForecastModel, type Hit, type ScoredGroup, type Spread, type Summary } from '@muster/forecast';

/** What the forecaster keeps of each kind of job, as plain JSON; or why there is no answer. */
export interface ForecastAnswers {
  readonly forecast: AnsweredForecast | NoAnswer;
  readonly compare: AnsweredComparison | NoAnswer;
  readonly solve: AnsweredSolution | NoAnswer;
  readonly sensitivity: AnsweredSensitivity | NoAnswer;
  readonly backtest: AnsweredBacktest | NoAnswer;
}

/** There is a reason why the models cannot answer: what it is, and what would have to be there. */
export interface NoAnswer {
  readonly status: 'no-answer';
  /** Stable: match on it. */
  readonly code: string;
  readonly detail: string;
  readonly remedy: string;
}

/** What it was made from. FTE or people, as plain numbers. */
export interface AnsweredFrom {
  /** The target's own, whose chance is asked. */
  readonly area: string;
  readonly evidence: 'reported' | 'derived';
  readonly published: { readonly series: string; readonly vintage: string } | null;
  /** The people it is derived from are simulated: it is no evidence of anything. */
  readonly simulated: boolean;
  readonly origin: Day;
  readonly inPost: number;
  readonly counted: number;
  readonly amount: number;
  readonly dueOn: Day | null;
}

/** Why the pipeline model was not asked. */
export interface MissingEvidence {
  readonly what: string;
  readonly remedy: string;
}

export interface AnsweredForecast {
  readonly status: 'answered';
  readonly model: ForecastModel;
  readonly from: AnsweredFrom;
  readonly summary: Summary;
  /** Of the target's own area. */
  readonly hit: Hit | null;
  readonly words: readonly string[];
  readonly levers: readonly LeverTold[];
  readonly missing: readonly MissingEvidence[];
}

/** What became of a lever of a scenario. */
export interface LeverTold {
  readonly lever: Lever;
  readonly inWords: string;
  readonly applied: boolean;
  /** Of one that was not applied: why. */
  readonly why: string | null;
}

/** Scenarios on the same luck: trajectory by trajectory they differ in their levers alone. */
export interface AnsweredComparison {
  readonly status: 'answered';
  readonly model: ForecastModel;
  readonly from: AnsweredFrom;
  readonly seed: number;
  readonly trajectories: number;
  readonly scenarios: readonly ComparedScenario[];
  /** Each against the first. */
  readonly differences: readonly ScenarioDifference[];
  readonly words: readonly string[];
  readonly missing: readonly MissingEvidence[];
}

export interface ComparedScenario {
  readonly scenario: string;
  readonly name: string;
  readonly by: string;
  readonly levers: readonly LeverTold[];
  readonly hit: Hit;
  /** What is in post in the target's area. */
  readonly points: readonly (Spread & { readonly on: Day })[];
}

export interface ScenarioDifference {
  readonly scenario: string;
  readonly against: string;
  readonly on: Day;
  /** More in post than under the other. */
  readonly difference: Spread;
  /** Share of trajectories in which it has more in post. */
  readonly better: number;
  /** Of the target's chance on that day. */
  readonly chance: number;
}

export interface AnsweredSolution {
  readonly status: 'answered';
  readonly model: ForecastModel;
  readonly from: AnsweredFrom;
  readonly seed: number;
  readonly trajectories: number;
  readonly wanted: number;
  /** Without the lever. */
  readonly chanceNow: number;
  readonly solution:
    | { readonly outcome: 'already' }
    | { readonly outcome: 'found'; readonly lever: Lever; readonly inWords: string; readonly chance: number }
    /** Even all of it is not enough. */
    | {
        readonly outcome: 'not-by-this-lever';
        readonly most: Lever;
        readonly inWords: string;
        readonly chance: number;
      };
  readonly words: readonly string[];
}

export interface AnsweredSensitivity {
  readonly status: 'answered';
  readonly model: ForecastModel;
  readonly from: AnsweredFrom;
  readonly seed: number;
  readonly trajectories: number;
  readonly chance: number;
  /** What moves the chance most first. */
  readonly bars: readonly SensitivityBar[];
  readonly words: readonly string[];
}

export interface SensitivityBar {
  readonly what: string;
  /** ±1 standard deviation of what is known of it, or ±10 %. */
  readonly by: 'posterior-sd' | 'ten-per-cent';
  readonly less: { readonly inWords: string; readonly chance: number };
  readonly more: { readonly inWords: string; readonly chance: number };
}

/** What models were tested on. */
export interface TestedOn {
  readonly evidence: 'reported' | 'derived';
  /** Of published figures: which, by profession. */
  readonly published: readonly {
    readonly profession: string;
    readonly series: string;
    readonly vintage: string;
  }[];
  /** The people are simulated: it is no evidence of anything. */
  readonly simulated: boolean;
}

export interface AnsweredBacktest {
  readonly status: 'answered';
  readonly model: ForecastModel;
  /** Absent of those that were made before it was kept. */
  readonly from?: TestedOn;
  readonly origins: readonly string[];
  readonly horizons: number;
  readonly lastTarget: string;
  readonly seed: number;
  readonly trajectories: number;
  readonly groups: readonly ScoredGroup[];
}
