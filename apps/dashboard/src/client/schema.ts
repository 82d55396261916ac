export interface paths {
  '/': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where every target stands today, in words */
    get: operations['answer'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the process answers at all */
    get: operations['live'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether questions can be answered: the database answers, and it holds read models */
    get: operations['ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/areas': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The areas of a day: England, its regions, ICBs and organisations, and what lies in what
     * @description Places are dated: ICBs merge, organisations move. An organisation that merged into another is not listed from that day on.
     */
    get: operations['areas'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/backtests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How the models would have fared on the past
     * @description The series model on all that is published here, beside naive, drift and damped ETS; pipeline and combined on what events about people tell, by the days on which things happened, beside the series of the same people. Made when it is first asked for on the facts as they are: until it is there the answer is 202, with the last one that was made on other facts, if any.
     */
    get: operations['backtests'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bridge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * From one stock to another: what came in, what went out, and what of it is progress
     * @description Derived from events about people, or as published: then by the areas, days and periods that were published, of one vintage an area. The sum is exact. At most 10,000 rows: what is more is refused with the command that writes all of it as CSV. In CSV each figure is a row.
     */
    get: operations['bridge'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/cohorts/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One cohort followed through time: month by month, to the first post, and how long it is retained
     * @description Learners who were transferred count at their new institution from then on. Shares without a first post and retained are Kaplan and Meier’s, by whole months.
     */
    get: operations['cohort'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/commands/{topic}/{partition}/{offset}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What became of a command that was answered with 202
     * @description The `Location` of that answer. While it is pending: 200, and so says `status`; ask again, or follow /v1/live.
     */
    get: operations['command'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/comparisons': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Compare scenarios
     * @description Two to four, on the same luck, so that the difference is sharp. Asked again on the same facts it is the same comparison.
     */
    post: operations['compare'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/comparisons/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A comparison: how far it is, or what came of it */
    get: operations['comparison'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/definitions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What every measure means
     * @description Every measure that an answer names, and the words of positions and bridges, with definition, unit and source.
     */
    get: operations['definitions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/exposure': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What learners did in practice, and the share of a cohort that is on track
     * @description On track in a month of the programme: at least minimum × month ÷ length logged of each requirement by its last day, of one alternative where there are several. A learner of whom nothing was logged is not on track.
     */
    get: operations['exposure'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/flows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Entries and exits by kind, changes of hours, and FTE that became known, summed by period
     * @description Derived from events about people, or as published: then by the areas, days and periods that were published, of one vintage an area. At most 10,000 rows: what is more is refused with the command that writes all of it as CSV.
     */
    get: operations['flows'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/forecasts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All forecasts that were made, and how they fared */
    get: operations['forecasts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/forecasts/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A forecast as it was made */
    get: operations['forecast'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/intakes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Places planned and confirmed, beside who enrolled, and who has not answered
     * @description One row a cohort of an institution. Institutions’ places and starters are monthly: the last whole month that ends by the day asked for.
     */
    get: operations['intakes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/jobs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The jobs that wait, run or ended lately */
    get: operations['jobs'];
    put?: never;
    /**
     * Ask for a job
     * @description What takes longer than an answer may. Asked for again on the same facts it is the same job; `again` has one that ended done anew.
     */
    post: operations['askJob'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/jobs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A job: how far it is, and what came of it
     * @description What has ended is kept for a day, what failed or was cancelled for 14.
     */
    get: operations['job'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/jobs/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancel a job
     * @description What waits is never begun. What runs is told to stop within a second, is running until it has, and leaves nothing half done. What has ended stays as it is.
     */
    post: operations['cancelJob'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/jobs/{id}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How far a job is, as it happens
     * @description Server-sent events. Comparisons, solutions and sensitivities have the ids of their jobs. Whoever reads slowly is told the latest. Fetch what the job makes once it is `done`.
     */
    get: operations['followJob'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What is folded in, as it happens
     * @description Server-sent events, for `EventSource` or any client that reads line by line. They say that something changed, not what it is now: fetch what you show. Whoever reads slowly is told the latest, not all that was between. After a lost connection fetch everything anew: nothing is told again.
     */
    get: operations['follow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/outreach': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Sessions of outreach, who took part, and who of them applied and started
     * @description Sessions where the organisation that held them lies; people wherever they applied and started. Who took part in two sessions counts under both.
     */
    get: operations['outreach'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/parameters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the models learned, and from what */
    get: operations['parameters'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/participation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who applies, starts, completes and stays, by one attribute, and how likely one group is against another
     * @description Protected figures of a fixed list of tables: one attribute, one level, one academic year. They are of the end of a whole month, and are told anew at most once a month. A person counts once at a stage of a year, profession and area; areas do not add up.
     */
    get: operations['participation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/pipeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * From applications to the first post and after, by the academic year that cohorts begin in
     * @description Learners count where their placement lies, or else the institution; applications and places where the institution lies. Two attritions, never mixed: withdrawn (left for good), and RePAIR (not completed within the standard pathway, late or lost).
     */
    get: operations['pipeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reconciliation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Published stock, joiners and leavers beside those derived from events, and why they may differ
     * @description For one published period. Published flows compare two points in time and derived ones are daily: `notes` says what that leaves open.
     */
    get: operations['reconciliation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/redistribution': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Training posts by the people and births of regions, and of ICBs by deprivation
     * @description Learners in training where their placement lies. Where data/ has no denominator the answer says so; no event tells of pounds yet, nor in which district a placement lies.
     */
    get: operations['redistribution'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reports/board': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The report for a board, as things are
     * @description Progress, pipeline and participation with vintage, day and freshness of every figure, and what was restated since the last report that was published. A draft until it is published.
     */
    get: operations['boardReport'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reports/published': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All reports that were published */
    get: operations['publishedReports'];
    put?: never;
    /**
     * Publish a report
     * @description Freezes the report as it is now, under the next number and the name of who publishes it. It never changes: the next one says what was restated since.
     */
    post: operations['publishReport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reports/published/{number}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A report as it was published */
    get: operations['publishedReport'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/scenarios': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All scenarios, as they read now */
    get: operations['scenarios'];
    put?: never;
    /**
     * Save a scenario
     * @description Where it names a target its forecast is asked for at once: `underWay` is the job, /v1/scenarios/{id}/events its progress.
     */
    post: operations['saveScenario'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/scenarios/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A scenario, every way it read before, and its latest forecast */
    get: operations['scenario'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/scenarios/{id}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How far a scenario’s forecast is, as it happens
     * @description Server-sent events. Whoever reads slowly is told the latest. Fetch the scenario once `state` is `forecast`.
     */
    get: operations['followScenario'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/scenarios/{id}/revisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Revise a scenario
     * @description The body is the whole scenario as it is to read. `basedOn` is the revision that you saw. Its forecast is asked for at once.
     */
    post: operations['reviseScenario'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/solutions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask how much of a lever is enough
     * @description The least change of one lever by which the target is met as likely as is wanted; or that it cannot be done by it alone. Asked again on the same facts it is the same solution.
     */
    post: operations['solve'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/solutions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A solution: how far it is, or what came of it */
    get: operations['solution'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/stock': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * People in post: a series of stocks by area and profession
     * @description Derived from events about people, or as published: then by the areas, days and periods that were published, of one vintage an area. At most 10,000 rows: what is more is refused with the command that writes all of it as CSV.
     */
    get: operations['stock'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/targets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All targets, as they read now */
    get: operations['targets'];
    put?: never;
    /** Set a target */
    post: operations['setTarget'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/targets/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A target, and every way it read before */
    get: operations['target'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/targets/{id}/forecast': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether a target will be met
     * @description The latest forecast: the chance by the due day and by each day forecast, quantiles of what is in post, what it is made from, and what has changed since. It is made anew when its evidence changes. Where the models cannot answer, `forecast.status` is `no-answer`, with the reason.
     */
    get: operations['forecastOfTarget'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/targets/{id}/position': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where a target stands on a day
     * @description Baseline, in post, the change in its parts, what counts and what remains, by the evidence that the target is set by (published figures of one vintage, or events about people), and beside it by the other; and the same from other baselines and under other bases, for these decide the answer.
     */
    get: operations['position'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/targets/{id}/revisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Revise a target
     * @description The body is the whole target as it is to read. `basedOn` is the revision that you saw.
     */
    post: operations['reviseTarget'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/targets/{id}/sensitivity': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the chance of a target hangs on
     * @description Made when it is first asked for on the facts as they are: until it is there the answer is 202, and the same address has it then.
     */
    get: operations['sensitivity'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/workforce/reported': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Published workforce figures, and the bridge from the first to the last
     * @description Every published period of a profession in an area, of one vintage. opening + breaks + joiners − leavers + residual = closing.
     */
    get: operations['reported'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    AnsweredForecast: {
      /** @description England first, then regions; they add up in every trajectory */
      areas: components['schemas']['ForecastArea'][];
      /** @description the figures that say most, of the target’s own area, on the day that answers for the due day */
      figures: {
        /** @enum {string} */
        measure: 'p-hit' | 'expected-shortfall' | 'median-in-post' | 'median-counted';
        /** Format: date */
        on: string;
        /** @description in the unit that /v1/definitions gives the measure */
        value: number;
      }[];
      from: components['schemas']['ForecastFrom'];
      hit: components['schemas']['Hit'] | null;
      levers: components['schemas']['LeverTold'][];
      /** @description what the pipeline model would have to be told, where levers could not be applied without it */
      missing: components['schemas']['MissingEvidence'][];
      /**
       * @description series: published stocks and flows; pipeline: events about people; combined: both
       * @enum {string}
       */
      model: 'series' | 'pipeline' | 'combined';
      profession: string;
      /** @description what a reader should know: what was left out, or what stands in for what is missing */
      remarks: {
        area: string | null;
        code: string;
        detail: string;
      }[];
      /** @constant */
      status: 'answered';
    };
    AreasReply: {
      /** @description the largest first */
      areas: {
        /** @description its code */
        area: string;
        /** @enum {string} */
        level: 'organisation' | 'icb' | 'region' | 'england';
        name: string;
        /** @description the area of the next level in which it lies; null: none */
        within: string | null;
      }[];
      asOf: components['schemas']['AsOf'];
      /**
       * Format: date
       * @description the day asked for
       */
      on: string;
    };
    AskJobBody: {
      /** @description whether one that has ended is to be done again; left out: no */
      again?: boolean;
      /** @description who asks: shown beside the job */
      by?: string;
      /**
       * @description restate: `on`, a day, and `knownAt`, a moment; the others ask for nothing
       * @example {
       *       "on": "2023-09-30",
       *       "knownAt": "2023-10-15T12:00:00Z"
       *     }
       */
      input?: {
        [key: string]: unknown;
      };
      /**
       * @description rebuild: make the read models anew; restate: the stock of a day as it was known at a moment, beside what is known now; verify: compare the read models with a fold of all facts from scratch
       * @enum {string}
       */
      kind: 'rebuild' | 'restate' | 'verify';
    };
    /** @description How fresh the answer is. Read in the same snapshot as its figures. */
    AsOf: {
      /** @description of derived answers about one profession: coverage of the area (of England, where several are asked for) on the last day; null: published figures need none, and where several professions are asked for each row has its own */
      coverage: components['schemas']['Coverage'] | null;
      /** @description number of the reference (organisations and their dated places) */
      epoch: number;
      /** @description how far each partition of the event log is folded in */
      folded: {
        /** @description the offset wanted next: everything before it is folded in */
        next: number;
        partition: number;
        topic: string;
      }[];
      /** @description names the version of the fold and its code tables */
      generation: string;
      /** @description the newest day from which anything folded in is true */
      newestEffectiveOn: string | null;
      /** @description the newest day that events about people tell of, to come or not: after it nobody joins or completes because nobody tells of it; null: there are none */
      newestPeopleDay: string | null;
      /** @description subjects that still stand on an older reference; 0: none */
      refoldPending: number;
      /** @description whether the people in this store are simulated: what is derived from them is no evidence of anything */
      simulated: boolean;
      sources: {
        /**
         * Format: date-time
         * @description the newest time that it gave an event
         */
        lastEventAt: string;
        /**
         * Format: date-time
         * @description when its last event was accepted
         */
        lastKnownAt: string;
        /** @description the newest day from which an event of it is true */
        newestEffectiveOn: string | null;
        /** @description the system that sent events */
        source: string;
      }[];
    };
    Backtest: {
      /** @description what it was made from; null: it was made before that was kept */
      from: components['schemas']['BacktestFrom'] | null;
      /** @description all methods of a group answer the same questions; one that cannot answer all of them is left out */
      groups: {
        /** @description mean squared difference of chance and outcome: smaller is better */
        brier: number;
        /** @description so many were made */
        forecasts: number;
        /** @enum {string} */
        level: 'england' | 'region';
        /** @enum {string} */
        of: 'fte' | 'headcount';
        /** @description how many lay in each tenth of the distribution of the model that is tested */
        pit: number[];
        profession: string;
        /** @description of chances that were about equal: how often it came */
        reliability: {
          /** @description the share that came about; null: there were none */
          cameAbout: number | null;
          /** @description so many chances */
          count: number;
          /** @description chances from this */
          from: number;
          /** @description their mean; null: there were none */
          meanChance: number | null;
          /** @description to this */
          to: number;
        }[];
        scores: {
          /** @description by `50`, `80` and `95`: share of what came that lay within the interval of so many per cent */
          coverage: {
            [key: string]: number;
          };
          /** @description mean absolute error of the median in mean yearly changes */
          mase: number;
          /** @description naive, drift, ets; series, pipeline, combined: a model */
          method: string;
          /** @description weighted interval score, FTE or people: smaller is better */
          wis: number;
        }[];
      }[];
      /** @description years ahead */
      horizons: number;
      lastTarget: string;
      /**
       * @description series: published stocks and flows; pipeline: events about people; combined: both
       * @enum {string}
       */
      model: 'series' | 'pipeline' | 'combined';
      /** @description months from which forecasts were made again as if nothing later were known */
      origins: string[];
      /** @constant */
      status: 'answered';
    };
    BacktestFrom: {
      /** @enum {string} */
      evidence: 'reported' | 'derived';
      /** @description of published figures: which; none of events about people */
      published: {
        profession: string;
        series: string;
        /** @description the publication */
        vintage: string;
      }[];
      /** @description true: the people are simulated, and it is no evidence of anything */
      simulated: boolean;
    };
    BacktestMade: {
      answer: (components['schemas']['Backtest'] | components['schemas']['NoForecastAnswer']) | null;
      id: string;
      /** @description null: it has ended so long ago that it is forgotten */
      job: components['schemas']['JobInList'] | null;
      madeAt: string | null;
      provenance: components['schemas']['ForecastProvenance'] | null;
      /** @description ask here again */
      self: string;
      /**
       * @description not-made: the job failed or was cancelled, and `job` says why; asked again it is the same job
       * @enum {string}
       */
      status: 'under-way' | 'answered' | 'no-answer' | 'not-made';
      /** @description the answer, or why there is none, for a planner */
      words: string[];
    };
    BacktestReply: components['schemas']['BacktestMade'] & {
      asOf: components['schemas']['AsOf'];
    };
    BarsDrawing: {
      /** @constant */
      kind: 'bars';
      names: {
        bar: string;
        hollow: string;
      };
      rows: {
        hollow: boolean;
        name: string;
        /** @description in `unit`; null: `words` say why there is none */
        value: number | null;
        words: string;
      }[];
      unit: string;
    };
    BasisCell: {
      /** @description why there is no figure */
      detail: string | null;
      /** @description in `unit` */
      likeForLike: number | null;
      /** @enum {string} */
      status: 'answered' | 'not-published' | 'not-comparable';
      /** @description in `unit` */
      whole: number | null;
    };
    BoardReport: {
      asked: {
        /** @description of pipeline and participation */
        area: string;
        areaName: string;
        /**
         * Format: date
         * @description the day the report is of
         */
        on: string;
        /** @description the academic year that cohorts begin in */
        year: string;
      };
      asOf: components['schemas']['AsOf'];
      definitions: {
        definition: string;
        label: string;
        source: string;
        unit: string;
      }[];
      /**
       * Format: date-time
       * @description when it was made
       */
      madeAt: string;
      /** @description null: a draft, whose figures may change */
      published: {
        /**
         * Format: date-time
         * @description when
         */
        at: string;
        by: string;
        note: string | null;
        number: number;
      } | null;
      /** @description null: nothing was published before */
      restated: components['schemas']['RestatedSince'] | null;
      sections: components['schemas']['ReportSection'][];
      /** @description whether any of its people are simulated */
      simulated: boolean;
      sources: {
        detail: string;
        name: string;
      }[];
      title: string;
    };
    /** @description opening + breaks + joiners − leavers + residual = closing, exactly */
    Bridge: {
      /** @description sum of the breaks, in `unit`; null: not published, or a part of it is not */
      breaks: number | null;
      /** @description closing − opening, in `unit`; null: not published, or a part of it is not */
      change: number | null;
      /** @description stock on the last day, in `unit`; null: not published, or a part of it is not */
      closing: number | null;
      /** Format: date */
      from: string;
      /** @description who joined the profession there, in `unit`; null: not published, or a part of it is not */
      joiners: number | null;
      /** @description who left it, in `unit`; null: not published, or a part of it is not */
      leavers: number | null;
      /** @description end − start: the change with breaks left out, in `unit`; null: not published, or a part of it is not */
      likeForLike: number | null;
      /** @description stock on the first day; where the series begins there, the start of its first period, in `unit`; null: not published, or a part of it is not */
      opening: number | null;
      /** @description end − start − joiners + leavers: what the published flows do not explain, in `unit`; null: not published, or a part of it is not */
      residual: number | null;
      /** Format: date */
      to: string;
    };
    BridgeReply: {
      asOf: components['schemas']['AsOf'];
      /** @description by profession, area and day */
      bridges: components['schemas']['WorkforceBridge'][];
      /** @description why there are no rows */
      detail: string | null;
      /** @description how often; null: one row over all days */
      every: ('day' | 'month' | 'year') | null;
      /**
       * @description derived: from events about people; reported: as published. The two are never mixed
       * @enum {string}
       */
      evidence: 'reported' | 'derived';
      /**
       * Format: date
       * @description the first day that was asked for; for published figures without days, the first there is
       */
      from: string;
      /**
       * @description fte, headcount
       * @enum {string}
       */
      measure: 'fte' | 'headcount';
      /** @description whether these figures are derived from simulated people */
      simulated: boolean;
      /** @enum {string} */
      status: 'answered' | 'no-derived-evidence' | 'not-published';
      /**
       * Format: date
       * @description the last day that was asked for
       */
      to: string;
      /** @description what the values count in: FTE (exact to five decimals), people or posts */
      unit: string;
    };
    /** @description so many events that the figure may be made of came since, about days up to that of the report */
    CameSince: {
      /** @description they stand in the place of others */
      corrected: number;
      /** @description they correct nothing */
      late: number;
      /** @description they take others back */
      retracted: number;
    };
    CancelJobBody: {
      /** @description who wants it cancelled: shown beside the job */
      by: string;
    };
    /** @description whole = likeForLike + breaks + onboarding + restructuring */
    Change: {
      /** @description organisations that entered or left the published data, in `unit`: not progress; derived: 0; null: not known, for a figure on the way is missing */
      breaks: number | null;
      /** @description false: the feeds cover less than 95 per cent on one of the days, so the change is not comparable and there is no percentage */
      comparable: boolean;
      /** @description the part of the change that counts as progress, in `unit`; null: not known, for a figure on the way is missing */
      likeForLike: number | null;
      /** @description people whose organisation’s feed began, less those whose feed ended, in `unit`: not progress; published: 0 */
      onboarding: number;
      /** @description mergers and moved boundaries, in `unit`: not progress; published figures know none: 0 */
      restructuring: number;
      /** @description stock on the day less stock at the baseline, all of it, in `unit` */
      whole: number;
    };
    ChangedSince: {
      /** @description so many events were folded in since, about whatever */
      events: number;
      /** @description whether what it is made from has changed since: then another is made */
      evidence: boolean;
      words: string;
    };
    ChangeOn: {
      /** @description organisations that entered or left the published data, in `unit`: not progress; derived: 0; null: not known, for a figure on the way is missing */
      breaks: number | null;
      /** @description false: the feeds cover less than 95 per cent on one of the days, so the change is not comparable and there is no percentage */
      comparable: boolean;
      /** @description the part of the change that counts as progress, in `unit`; null: not known, for a figure on the way is missing */
      likeForLike: number | null;
      /** Format: date */
      on: string;
      /** @description people whose organisation’s feed began, less those whose feed ended, in `unit`: not progress; published: 0 */
      onboarding: number;
      /** @description mergers and moved boundaries, in `unit`: not progress; published figures know none: 0 */
      restructuring: number;
      /** @description stock on the day less stock at the baseline, all of it, in `unit` */
      whole: number;
    };
    CohortReply: {
      asOf: components['schemas']['AsOf'];
      /** @description the month in which it began, YYYY-MM */
      cohort: string;
      firstPost: components['schemas']['FollowedCohort'];
      id: string;
      institution: string;
      /**
       * Format: date
       * @description up to which is counted: the end of a whole month
       */
      on: string;
      /** @description what its learners train for */
      professions: string[];
      programme: string;
      retention: components['schemas']['FollowedCohort'];
      route: string;
      /** @description by month and measure; months without any change are left out */
      rows: components['schemas']['CohortRow'][];
      /** @description whether the people are simulated */
      simulated: boolean;
    };
    CohortRow: {
      /** @description what the measure is told by, as its definition says; null: all together */
      detail: string | null;
      /** @description the upper limit of it, in `unit` */
      high: number | null;
      /** @description the lower limit of the 95 per cent interval, in `unit`; null: none is given */
      low: number | null;
      /**
       * @description what the value is: see /v1/definitions
       * @enum {string}
       */
      measure:
        | 'enrolled'
        | 'in-training'
        | 'interrupted'
        | 'transferred-in'
        | 'transferred-out'
        | 'withdrawn'
        | 'due'
        | 'completed-on-time'
        | 'completed-late'
        | 'registered'
        | 'first-post'
        | 'left-profession';
      /** @description the calendar month, YYYY-MM: those in training and interrupted are so at its end, others met with it in the month */
      month: string;
      /** @description of shares, how many people (or places) they are of; of likelihoods and other figures null */
      of: number | null;
      /**
       * @description given: the value stands; nobody: there is nobody to take a share of; suppressed: small counts are not told; too-few-people: the denominator is under what the rules ask for; none-of-first: nobody of the first group reached the stage; none-of-second: nobody of the second group reached the stage: the ratio has no upper bound; none-of-either: nobody of either group reached the stage; not-told: nobody, or hardly anybody, told which group these people are of; not-released: too few people, or too few have changed since it was told last; no-denominator: data/ has none for this; not-comparable: parts of it are not known yet, or do not belong together; no-data: no event tells of it
       * @enum {string}
       */
      status:
        | 'given'
        | 'nobody'
        | 'suppressed'
        | 'too-few-people'
        | 'none-of-first'
        | 'none-of-second'
        | 'none-of-either'
        | 'not-told'
        | 'not-released'
        | 'no-denominator'
        | 'not-comparable'
        | 'no-data';
      /** @description what the value counts in */
      unit: string;
      /** @description in `unit`; null: see `status` */
      value: number | null;
    };
    /** @description What became of a command. */
    CommandReply: {
      asOf: components['schemas']['AsOf'];
      /** @description the same in words */
      detail: string;
      /** @description id of the event, which is the revision that it makes */
      event: string;
      /** @description of a parked event: what was wrong with it */
      faults: string[];
      /** @description the scenario as it reads now; null while pending, and where there is none */
      scenario: components['schemas']['Scenario'] | null;
      /** @description of a command about a scenario */
      scenarioId: string | null;
      /** @description ask here again */
      self: string;
      /**
       * @description pending: in the log, not folded in yet; applied: a revision of what it is about; parked: set aside, for a reason; without-effect: folded in, and another event about the same came before it
       * @enum {string}
       */
      status: 'pending' | 'applied' | 'parked' | 'without-effect';
      /** @description the target as it reads now; null while pending, and where there is none */
      target: components['schemas']['Target'] | null;
      /** @description of a command about a target */
      targetId: string | null;
    };
    Comparison: {
      /** @description on the same luck: each future under one scenario beside the same future under the other */
      differences: {
        /** @description the first of the scenarios */
        against: string;
        /** @description share of futures in which it has more in post */
        better: number;
        /** @description by so much its chance of the target is greater */
        chance: number;
        difference: components['schemas']['Spread'];
        /**
         * Format: date
         * @description the day that answers for the due day
         */
        on: string;
        scenario: string;
      }[];
      from: components['schemas']['ForecastFrom'];
      /** @description what the pipeline model would have to be told, where levers could not be applied without it */
      missing: components['schemas']['MissingEvidence'][];
      /**
       * @description series: published stocks and flows; pipeline: events about people; combined: both
       * @enum {string}
       */
      model: 'series' | 'pipeline' | 'combined';
      scenarios: {
        /** @description who made it */
        by: string;
        hit: components['schemas']['Hit'];
        /** @description its assumptions */
        levers: components['schemas']['LeverTold'][];
        name: string;
        /** @description in post in the area of the target on each day forecast */
        points: ({
          /** Format: date */
          on: string;
        } & components['schemas']['Spread'])[];
        scenario: string;
      }[];
      /** @constant */
      status: 'answered';
    };
    ComparisonBody: {
      /** @description who asks: shown beside the job */
      by?: string;
      /**
       * @description which model is to answer; left out: the one that the evidence allows
       * @enum {string}
       */
      model?: 'series' | 'pipeline' | 'combined';
      /** @description two to four scenarios; the others are compared with the first */
      scenarios: string[];
      /** @description the target whose chance is asked; left out: that of the first scenario */
      target?: string;
    };
    ComparisonReply: {
      answer: (components['schemas']['Comparison'] | components['schemas']['NoForecastAnswer']) | null;
      id: string;
      /** @description null: it has ended so long ago that it is forgotten */
      job: components['schemas']['JobInList'] | null;
      madeAt: string | null;
      provenance: components['schemas']['ForecastProvenance'] | null;
      /** @description ask here again */
      self: string;
      /**
       * @description not-made: the job failed or was cancelled, and `job` says why; asked again it is the same job
       * @enum {string}
       */
      status: 'under-way' | 'answered' | 'no-answer' | 'not-made';
      /** @description the answer, or why there is none, for a planner */
      words: string[];
    };
    /** @description Published figures of a wider group: context only, never a percentage of this target. */
    Context: {
      baseline: {
        /** Format: date */
        on: string;
        /** @description in post, in `unit` */
        stock: number;
      };
      change: components['schemas']['Change'];
      /** @description the change since the baseline, oldest first: on each published day; derived: by quarter, or by year over more than three */
      course: components['schemas']['ChangeOn'][];
      /**
       * @description reported: published figures; derived: events about people
       * @enum {string}
       */
      evidence: 'reported' | 'derived';
      /** @description in post on that day, in `unit`; of starters and places: those of the twelve months up to it */
      inPost: number;
      /** @description whom these figures count, and that no part of the target can be read from them */
      label: string;
      /**
       * Format: date
       * @description the day that answers: the day asked for; published: the last published on or before it
       */
      on: string;
      profession: string;
      /** @description the published series; null: derived */
      series: string | null;
      /** @description the month of the publication (YYYY-MM): vintages are never mixed; null: derived */
      vintage: string | null;
    };
    CourseDrawing: {
      breaks: {
        /** Format: date */
        on: string;
        /** @description so much entered or left the data, in `unit` */
        size: number;
      }[];
      /** @description where it may go, by share of outcomes below */
      fan: {
        /** Format: date */
        on: string;
        quantiles: {
          [key: string]: number;
        };
      }[];
      fanFrom: {
        /** Format: date */
        on: string;
        /** @description stock, in `unit` */
        value: number;
      } | null;
      /** @constant */
      kind: 'course';
      /** @description the stock that is needed, from the baseline to the due day */
      needed: {
        /** Format: date */
        on: string;
        /** @description stock, in `unit` */
        value: number;
      }[];
      series: {
        /** @enum {string} */
        evidence: 'reported' | 'derived';
        name: string;
        points: {
          /** Format: date */
          on: string;
          /** @description stock, in `unit` */
          value: number;
        }[];
      }[];
      unit: string;
    };
    /** @description How much of the workforce the feeds of organisations tell of on a day. */
    Coverage: {
      /** @description whether it is 95 per cent or more */
      comparable: boolean;
      /**
       * @description published-stock: of the latest published stock, each organisation weighed by those it has in post on that day; organisations: where none is published, of the organisations that feeds or events ever told of
       * @enum {string}
       */
      of: 'published-stock' | 'organisations';
      /** @description organisations there whose feed covers the profession on the day */
      organisations: number;
      /** @description their share in per cent of `of`; null: there is nothing to take a share of */
      percent: number | null;
    };
    DatedLeverBody: {
      /** @description ENG, a region (Y56), an ICB (QWE) or an organisation code (R0A); left out: everywhere */
      area?: string;
      /**
       * @description of leaving-rate: of those so many years in post; left out: of all
       * @enum {string}
       */
      band?: 'under-1' | '1-2' | '2-5' | '5-10' | '10-plus';
      /**
       * @description the first month of the change
       * @example 2026-09
       */
      from: string;
      /**
       * @description intake-places: places of each cohort that starts, in places, at most 10000; fill-rate: starters of each hundred places, in per cent, at most 150; withdrawal: learners of each hundred who withdraw in a year of the programme, in per cent a year, at most 100; time-to-first-post: months from completing the programme to the first post, in months, at most 60; join-rate: of each hundred who complete the programme, those who take up a post, in per cent, at most 100; leaving-rate: of each hundred in post, those who leave in a year, in per cent a year, at most 100; returners: people who come back to the profession in a year, in people a year, at most 10000; recruitment-abroad: people recruited abroad in a year, in people a year, at most 10000; hours: mean hours in post, of full time, in per cent of full time, at most 150; inactive-spells: of each hundred in post, those whose post becomes inactive in a year, in per cent a year, at most 100
       * @enum {string}
       */
      kind:
        | 'intake-places'
        | 'fill-rate'
        | 'withdrawal'
        | 'time-to-first-post'
        | 'join-rate'
        | 'leaving-rate'
        | 'returners'
        | 'recruitment-abroad'
        | 'hours'
        | 'inactive-spells';
      /** @description the first month in which it no longer holds; left out: it stays */
      until?: string;
      /** @description of withdrawal: of which year of the programme; left out: of all */
      year?: number;
    };
    DayForecast: {
      /** @description what came; null: nothing that can be compared has come yet */
      came: {
        /** @description what came, like for like from the origin */
        actual: number;
        /** @description the publication that told it; of a forecast from events about people, the month up to which they were settled */
        vintage: string;
        /** @description weighted interval score, FTE or people: smaller is better */
        wis: number;
        within80: boolean;
        within95: boolean;
      } | null;
      /** @description in post: 90 % of futures were below */
      high80: number;
      /** @description in post: 97.5 % of futures were below */
      high95: number;
      /** @description in post: 10 % of futures were below */
      low80: number;
      /** @description in post: 2.5 % of futures were below */
      low95: number;
      /** @description in post: half of the futures were below */
      median: number;
      /** @enum {string} */
      of: 'fte' | 'headcount';
      /**
       * Format: date
       * @description the day that was forecast
       */
      on: string;
    };
    DefinitionsReply: {
      measures: {
        definition: string;
        /** @description its name for people */
        label: string;
        /** @description its name in answers */
        measure: string;
        /** @description what it is made from, and whose rules it follows */
        source: string;
        unit: string;
      }[];
      /** @description what the words of positions and bridges mean */
      terms: {
        definition: string;
        /** @description its name for people */
        label: string;
        /** @description what it is made from, and whose rules it follows */
        source: string;
        term: string;
        unit: string;
      }[];
    };
    ExposureReply: {
      asOf: components['schemas']['AsOf'];
      /**
       * Format: date
       * @description up to which is counted: the end of a whole month
       */
      on: string;
      /** @description what learners are judged by */
      requirements: components['schemas']['ExposureRequirement'][];
      /** @description by area, programme, cohort and month of the programme */
      rows: components['schemas']['ExposureRow'][];
      /** @description whether the people are simulated */
      simulated: boolean;
    };
    ExposureRequirement: {
      /** @description rows of one alternative belong together, and one alternative is enough; empty: always required */
      alternative: string;
      /** @description cohorts that begin from this day on; empty: all */
      from: string;
      /** @enum {string} */
      kind:
        | 'births-facilitated'
        | 'births-assisted'
        | 'antenatal-exams'
        | 'postnatal-exams'
        | 'newborn-exams'
        | 'complex-care';
      /** @description so many times by the end of the programme */
      minimum: number;
      profession: string;
      /** @description the one that it is of; empty: all that lead to the profession */
      programme: string;
      source: string;
      standard: string;
      version: string;
    };
    ExposureRow: {
      /** @description where the learners count */
      area: string;
      /** @description the month in which it began, YYYY-MM */
      cohort: string;
      /** @description what the measure is told by, as its definition says; null: all together */
      detail: string | null;
      /** @description the upper limit of it, in `unit` */
      high: number | null;
      /** @enum {string} */
      level: 'organisation' | 'icb' | 'region' | 'england';
      /** @description the lower limit of the 95 per cent interval, in `unit`; null: none is given */
      low: number | null;
      /**
       * @description what the value is: see /v1/definitions
       * @enum {string}
       */
      measure: 'in-programme' | 'on-track-share' | 'practice-hours' | 'practice-count';
      /** @description the month of the programme, of which the cohort’s own is 1; null: all months up to `on` */
      monthOfProgramme: number | null;
      /** @description of shares, how many people (or places) they are of; of likelihoods and other figures null */
      of: number | null;
      programme: string;
      /**
       * @description given: the value stands; nobody: there is nobody to take a share of; suppressed: small counts are not told; too-few-people: the denominator is under what the rules ask for; none-of-first: nobody of the first group reached the stage; none-of-second: nobody of the second group reached the stage: the ratio has no upper bound; none-of-either: nobody of either group reached the stage; not-told: nobody, or hardly anybody, told which group these people are of; not-released: too few people, or too few have changed since it was told last; no-denominator: data/ has none for this; not-comparable: parts of it are not known yet, or do not belong together; no-data: no event tells of it
       * @enum {string}
       */
      status:
        | 'given'
        | 'nobody'
        | 'suppressed'
        | 'too-few-people'
        | 'none-of-first'
        | 'none-of-second'
        | 'none-of-either'
        | 'not-told'
        | 'not-released'
        | 'no-denominator'
        | 'not-comparable'
        | 'no-data';
      /** @description what the value counts in */
      unit: string;
      /** @description in `unit`; null: see `status` */
      value: number | null;
    };
    FlowRow: {
      /** @description ENG, a region, an ICB, an organisation code or unassigned */
      area: string;
      areaName: string;
      /** @description whether the feeds cover 95 per cent or more on the day before the first and on the last; null: published */
      comparable: boolean | null;
      /**
       * Format: date
       * @description the first of the days that are summed (published: the day of the first count)
       */
      from: string;
      /** @description of an entry, e.g. new, of an exit, e.g. left, hours or fte-known; published: joiners, leavers, break or residual. Kinds at one level are not sums over the level below: never add them up */
      kind: string;
      /** @enum {string} */
      level: 'organisation' | 'icb' | 'region' | 'england';
      /** @enum {string} */
      profession:
        | 'midwife'
        | 'consultant-obstetrics-gynaecology'
        | 'obstetric-trainee'
        | 'maternity-support'
        | 'student-midwife'
        | 'consultant-all-specialties'
        | 'other';
      /** @description exits of the last 28 days before the newest day known are among it: their kind may change */
      provisional: boolean;
      /** @description the published series; null: derived */
      series: string | null;
      /**
       * Format: date
       * @description the last of them
       */
      to: string;
      /** @description in `unit`: never negative, but for hours, fte-known, break and residual */
      value: number;
      /** @description the month of the publication (YYYY-MM): vintages are never mixed; null: derived */
      vintage: string | null;
    };
    FlowsReply: {
      asOf: components['schemas']['AsOf'];
      /** @description why there are no rows */
      detail: string | null;
      /** @description how often; null: one row over all days */
      every: ('day' | 'month' | 'year') | null;
      /**
       * @description derived: from events about people; reported: as published. The two are never mixed
       * @enum {string}
       */
      evidence: 'reported' | 'derived';
      /**
       * Format: date
       * @description the first day that was asked for; for published figures without days, the first there is
       */
      from: string;
      /**
       * @description fte, headcount
       * @enum {string}
       */
      measure: 'fte' | 'headcount';
      /** @description by profession, area, period and kind; flows of 0 are left out */
      rows: components['schemas']['FlowRow'][];
      /** @description whether these figures are derived from simulated people */
      simulated: boolean;
      /** @enum {string} */
      status: 'answered' | 'no-derived-evidence' | 'not-published';
      /**
       * Format: date
       * @description the last day that was asked for
       */
      to: string;
      /** @description what the values count in: FTE (exact to five decimals), people or posts */
      unit: string;
    };
    /** @description Kaplan and Meier’s estimate, by whole months. */
    FollowedCohort: {
      /** @description people who are followed, from the day on which they could meet with it */
      followed: number;
      median: {
        /** @description whole months: the upper limit of it; null: it is not reached */
        high: number | null;
        /** @description whole months: the lower limit of its 95 per cent interval; null: it is not reached */
        low: number | null;
        /** @description whole months: by whose end half have met with it; null: it is not reached */
        month: number | null;
      };
      /** @description by month (the detail); only months in which somebody’s follow-up ended */
      rows: {
        /** @description people who were followed up to this month without it */
        atRisk: number;
        /** @description people who were last seen in the month without it */
        censored: number;
        /** @description what the measure is told by, as its definition says; null: all together */
        detail: string | null;
        /** @description people who met with it in the month */
        events: number;
        /** @description the upper limit of it, in `unit` */
        high: number | null;
        /** @description the lower limit of the 95 per cent interval, in `unit`; null: none is given */
        low: number | null;
        /**
         * @description what the value is: see /v1/definitions
         * @enum {string}
         */
        measure: 'without-first-post' | 'retained';
        /** @description of shares, how many people (or places) they are of; of likelihoods and other figures null */
        of: number | null;
        /**
         * @description given: the value stands; nobody: there is nobody to take a share of; suppressed: small counts are not told; too-few-people: the denominator is under what the rules ask for; none-of-first: nobody of the first group reached the stage; none-of-second: nobody of the second group reached the stage: the ratio has no upper bound; none-of-either: nobody of either group reached the stage; not-told: nobody, or hardly anybody, told which group these people are of; not-released: too few people, or too few have changed since it was told last; no-denominator: data/ has none for this; not-comparable: parts of it are not known yet, or do not belong together; no-data: no event tells of it
         * @enum {string}
         */
        status:
          | 'given'
          | 'nobody'
          | 'suppressed'
          | 'too-few-people'
          | 'none-of-first'
          | 'none-of-second'
          | 'none-of-either'
          | 'not-told'
          | 'not-released'
          | 'no-denominator'
          | 'not-comparable'
          | 'no-data';
        /** @description what the value counts in */
        unit: string;
        /** @description in `unit`; null: see `status` */
        value: number | null;
      }[];
    };
    ForecastArea: {
      area: string;
      /** @description in post where the forecast begins */
      atOrigin: number;
      /** @description what leads there: opening + joiners − leavers + residual = closing, of the means; null: flows are not forecast */
      bridge:
        | {
            /** @description in post on the day, FTE or people, on average */
            closing: number;
            joiners: components['schemas']['Spread'];
            leavers: components['schemas']['Spread'];
            /** Format: date */
            on: string;
            /** @description in post at the origin, FTE or people */
            opening: number;
            residual: components['schemas']['Spread'];
          }[]
        | null;
      /** @enum {string} */
      measure: 'fte' | 'headcount';
      /** @description in post on each day forecast */
      points: ({
        /** Format: date */
        on: string;
      } & components['schemas']['Spread'])[];
    };
    /** @description What it is made from. */
    ForecastFrom: {
      /** @description so much is to count */
      amount: number;
      /** @description the area of the target */
      area: string;
      /** @description like for like since the baseline, up to that day */
      counted: number;
      dueOn: string | null;
      /** @enum {string} */
      evidence: 'reported' | 'derived';
      /** @description on that day, in FTE or people */
      inPost: number;
      /**
       * Format: date
       * @description the day at whose end the forecast begins
       */
      origin: string;
      /** @description the publication; null: it is derived from events about people */
      published: {
        series: string;
        vintage: string;
      } | null;
      /** @description true: the people are simulated, and it is no evidence of anything */
      simulated: boolean;
    };
    /** @description What it stands on. */
    ForecastProvenance: {
      epoch: number;
      /** @description how far each partition of the event log was folded in */
      folded: {
        next: number;
        partition: number;
        topic: string;
      }[];
      generation: string;
      /** @description hash of what the models were given */
      ground: string;
      /** @description SHA-256 of the answer: the same ground, seed and version give the same */
      hash: string;
      seed: number;
      trajectories: number;
      /** @description of the models */
      version: number;
    };
    ForecastReply: {
      age: {
        /** @description since it was made */
        days: number;
        /** @description since it was made */
        seconds: number;
      };
      asOf: components['schemas']['AsOf'];
      changed: components['schemas']['ChangedSince'];
      forecast: components['schemas']['AnsweredForecast'] | components['schemas']['NoForecastAnswer'];
      id: string;
      /**
       * Format: date-time
       * @description when it was made
       */
      madeAt: string;
      model: ('series' | 'pipeline' | 'combined') | null;
      provenance: components['schemas']['ForecastProvenance'];
      /** @description under which it is made; null: as things are */
      scenario: string | null;
      target: string;
      underWay: components['schemas']['JobInList'][];
      /** @description the same for a planner */
      words: string[];
    };
    ForecastScore: {
      /** @description what came, like for like from the origin */
      actual: number;
      area: string;
      /** @enum {string} */
      measure: 'wis' | 'within-80' | 'within-95' | 'brier';
      /** @enum {string} */
      of: 'fte' | 'headcount';
      /**
       * Format: date
       * @description the day that was forecast
       */
      on: string;
      /** @description within-80 and within-95: 1 where it lay within, 0 where not */
      value: number;
      /** @description the publication that told it; of a forecast from events about people, the month up to which they were settled */
      vintage: string;
    };
    /** @description The chance that the target is met. */
    Hit: {
      byDay: components['schemas']['HitOn'][];
      /** @description on the last day forecast that is not after the due day */
      due: components['schemas']['HitOn'] | null;
      /** @description the first day forecast on which the chance is so great; null: none */
      likelyOn: {
        0.5: string | null;
        0.8: string | null;
      };
    };
    HitOn: {
      /** @description that at least the amount counts on the day; a share of trajectories */
      chance: number;
      /** @description quantiles of what counts */
      counts: {
        /** @description FTE or people; a tenth of futures are below */
        0.1: number;
        /** @description FTE or people; half of futures are below */
        0.5: number;
        /** @description FTE or people; nine tenths of futures are below */
        0.9: number;
      };
      /** @description that it counted on this day or on one before */
      everSo: number;
      /** @description what is missing on average, none counted as 0 */
      expectedShortfall: number;
      /** Format: date */
      on: string;
      /** @description what is missing on average where anything is */
      shortfallIfMissed: number | null;
      /** @description of the chance, for there are only so many trajectories */
      standardError: number;
    };
    IntakeRow: {
      /** @description where the institution lies, or where learners are placed (placedIn) */
      area: string;
      /** @description whether the month in which it begins is over */
      begun: boolean;
      /** @description the month in which it begins, YYYY-MM */
      cohort: string;
      /** @description of /v1/cohorts/{id} */
      cohortId: string;
      /** @description places confirmed, as last told; null: nobody told any */
      confirmed: number | null;
      /** @description people who began by the day, those who returned among them */
      enrolled: number;
      institution: string;
      /** @enum {string} */
      level: 'organisation' | 'icb' | 'region' | 'england';
      /** @description places planned, as last told; null: nobody told any */
      planned: number | null;
      /** @enum {string} */
      profession:
        | 'midwife'
        | 'consultant-obstetrics-gynaecology'
        | 'obstetric-trainee'
        | 'maternity-support'
        | 'student-midwife'
        | 'consultant-all-specialties'
        | 'other';
      programme: string;
      route: string;
      /** @description what the institution still owes: planned places that nothing was confirmed of, or confirmed ones into which nobody was enrolled though the cohort has begun */
      unanswered: ('nothing-confirmed' | 'nobody-enrolled') | null;
    };
    IntakesReply: {
      asOf: components['schemas']['AsOf'];
      /** @description the institutions that owe an answer, each once */
      notAnswered: string[];
      /**
       * Format: date
       * @description up to which starters are counted: the end of a whole month
       */
      on: string;
      /** @description by institution, programme, route, cohort and profession */
      rows: components['schemas']['IntakeRow'][];
      /** @description whether the people are simulated */
      simulated: boolean;
    };
    /** @description The last event: the service stops. Connect again. */
    JobBye: {
      /**
       * Format: date-time
       * @description when
       */
      at: string;
    };
    JobInList: {
      asked: {
        /**
         * Format: date-time
         * @description when
         */
        at: string;
        /** @description who asked first */
        by: string | null;
      };
      /** @description how often it was begun */
      attempts: number;
      /** @description who wants it cancelled */
      cancel: {
        /**
         * Format: date-time
         * @description when
         */
        at: string;
        by: string;
      } | null;
      /** @description when it was done, failed or was cancelled */
      endedAt: string | null;
      /** @description why it failed, or why it is tried again */
      fault: {
        /** @description stable: match on it; unplanned: a defect */
        code: string;
        message: string;
        /** @description what to do */
        remedy: string | null;
      } | null;
      /** @description 64 hexadecimal digits: of kind, input and provenance */
      id: string;
      /** @description as it was asked for; of forecasts the target, the scenario, seed and trajectories */
      input: {
        /** @description what was known at this moment */
        knownAt?: string;
        /** @description the day asked for */
        on?: string;
      } & {
        [key: string]: unknown;
      };
      /** @enum {string} */
      kind: 'rebuild' | 'restate' | 'verify' | 'forecast' | 'compare' | 'solve' | 'sensitivity' | 'backtest';
      /** @description how far it is */
      progress: {
        /** @description so many subjects */
        done: number;
        /** @description about so many seconds more */
        secondsLeft: number | null;
        /** @description of so many */
        total: number | null;
        /** @description what is being done */
        words: string | null;
      } | null;
      /** @description the read models, the reference and the facts it was asked on: on others it is another job */
      provenance: string;
      /** @description ask here again */
      self: string;
      /** @description when it was begun last */
      startedAt: string | null;
      /**
       * @description waiting; delayed: to be tried again later; running; done; failed: `fault` says why; cancelled: `cancel` says by whom
       * @enum {string}
       */
      state: 'waiting' | 'delayed' | 'running' | 'done' | 'failed' | 'cancelled';
    };
    /** @description A job: what was asked for, how far it is, what came of it. */
    JobReply: {
      asked: {
        /**
         * Format: date-time
         * @description when
         */
        at: string;
        /** @description who asked first */
        by: string | null;
      };
      /** @description how often it was begun */
      attempts: number;
      /** @description who wants it cancelled */
      cancel: {
        /**
         * Format: date-time
         * @description when
         */
        at: string;
        by: string;
      } | null;
      /** @description when it was done, failed or was cancelled */
      endedAt: string | null;
      /** @description why it failed, or why it is tried again */
      fault: {
        /** @description stable: match on it; unplanned: a defect */
        code: string;
        message: string;
        /** @description what to do */
        remedy: string | null;
      } | null;
      /** @description 64 hexadecimal digits: of kind, input and provenance */
      id: string;
      /** @description as it was asked for; of forecasts the target, the scenario, seed and trajectories */
      input: {
        /** @description what was known at this moment */
        knownAt?: string;
        /** @description the day asked for */
        on?: string;
      } & {
        [key: string]: unknown;
      };
      /** @enum {string} */
      kind: 'rebuild' | 'restate' | 'verify' | 'forecast' | 'compare' | 'solve' | 'sensitivity' | 'backtest';
      /** @description how far it is */
      progress: {
        /** @description so many subjects */
        done: number;
        /** @description about so many seconds more */
        secondsLeft: number | null;
        /** @description of so many */
        total: number | null;
        /** @description what is being done */
        words: string | null;
      } | null;
      /** @description the read models, the reference and the facts it was asked on: on others it is another job */
      provenance: string;
      /** @description of a job that is done */
      result:
        | (
            | components['schemas']['RebuildResult']
            | components['schemas']['RestateResult']
            | components['schemas']['VerifyResult']
            | components['schemas']['KeptResult']
          )
        | null;
      /** @description ask here again */
      self: string;
      /** @description when it was begun last */
      startedAt: string | null;
      /**
       * @description waiting; delayed: to be tried again later; running; done; failed: `fault` says why; cancelled: `cancel` says by whom
       * @enum {string}
       */
      state: 'waiting' | 'delayed' | 'running' | 'done' | 'failed' | 'cancelled';
    };
    /** @description Jobs without their results, the latest asked for first. */
    JobsReply: {
      jobs: components['schemas']['JobInList'][];
    };
    /** @description The first event of every stream, and again whenever it is another. */
    JobState: {
      job: components['schemas']['JobInList'];
    };
    KeptForecast: {
      /** @description of the target */
      area: string | null;
      /** @description of the target on the day that answers for the due day */
      chance: number | null;
      /** @description what was forecast of the target’s own area, the nearest day first, beside what came */
      days: components['schemas']['DayForecast'][];
      dueOn: string | null;
      /** @description what it was made from */
      evidence: ('reported' | 'derived') | null;
      id: string;
      /**
       * Format: date-time
       * @description when it was made
       */
      madeAt: string;
      /** @description null: there was no answer */
      model: ('series' | 'pipeline' | 'combined') | null;
      origin: string | null;
      provenance: components['schemas']['ForecastProvenance'];
      scenario: string | null;
      scenarioRevision: string | null;
      /** @description how it fared, as far as that is known */
      scores: components['schemas']['ForecastScore'][];
      self: string;
      /** @description true: it was made from simulated people */
      simulated: boolean;
      target: string | null;
      /** @description the publication it was made from; null: events about people */
      vintage: string | null;
      words: string[];
    };
    /** @description Every forecast that was made is kept, and scored as truth arrives. */
    KeptForecastsReply: {
      asOf: components['schemas']['AsOf'];
      forecasts: components['schemas']['KeptForecast'][];
    };
    /** @description Of jobs of forecasting. */
    KeptResult: {
      /** @description the id under which what came of it is kept: that of the job */
      forecast: string;
      /** @description SHA-256 of what is kept: the same evidence, seed and version give the same */
      hash: string;
      /**
       * @description no-answer: there is a reason why, and it is kept
       * @enum {string}
       */
      outcome: 'answered' | 'no-answer';
    };
    Lever: {
      /** @description where; null: everywhere the scenario is about */
      area: string | null;
      /** @description of leaving-rate: of those so many years in post; null: of all */
      band: ('under-1' | '1-2' | '2-5' | '5-10' | '10-plus') | null;
      /** @description one of these: by per cent of what it would be, by so much, or to this value */
      change: {
        /** @description by so much, in the unit of the lever */
        by?: number;
        /** @description by so many per cent of what it would be */
        percent?: number;
        /** @description to this value, in the unit of the lever */
        to?: number;
      };
      /** @description the first month of the change */
      from: string;
      /** @description the lever in one line */
      inWords: string;
      /**
       * @description what is changed
       * @enum {string}
       */
      kind:
        | 'intake-places'
        | 'fill-rate'
        | 'withdrawal'
        | 'time-to-first-post'
        | 'join-rate'
        | 'leaving-rate'
        | 'returners'
        | 'recruitment-abroad'
        | 'hours'
        | 'inactive-spells';
      /** @description the first month in which it no longer holds; null: it stays */
      until: string | null;
      /** @description of withdrawal: of which year of the programme; null: of all */
      year: number | null;
    };
    LeverBody: {
      /** @description ENG, a region (Y56), an ICB (QWE) or an organisation code (R0A); left out: everywhere */
      area?: string;
      /**
       * @description of leaving-rate: of those so many years in post; left out: of all
       * @enum {string}
       */
      band?: 'under-1' | '1-2' | '2-5' | '5-10' | '10-plus';
      /** @description one of percent, by and to */
      change: components['schemas']['LeverChangeBody'];
      /**
       * @description the first month of the change
       * @example 2026-09
       */
      from: string;
      /**
       * @description intake-places: places of each cohort that starts, in places, at most 10000; fill-rate: starters of each hundred places, in per cent, at most 150; withdrawal: learners of each hundred who withdraw in a year of the programme, in per cent a year, at most 100; time-to-first-post: months from completing the programme to the first post, in months, at most 60; join-rate: of each hundred who complete the programme, those who take up a post, in per cent, at most 100; leaving-rate: of each hundred in post, those who leave in a year, in per cent a year, at most 100; returners: people who come back to the profession in a year, in people a year, at most 10000; recruitment-abroad: people recruited abroad in a year, in people a year, at most 10000; hours: mean hours in post, of full time, in per cent of full time, at most 150; inactive-spells: of each hundred in post, those whose post becomes inactive in a year, in per cent a year, at most 100
       * @enum {string}
       */
      kind:
        | 'intake-places'
        | 'fill-rate'
        | 'withdrawal'
        | 'time-to-first-post'
        | 'join-rate'
        | 'leaving-rate'
        | 'returners'
        | 'recruitment-abroad'
        | 'hours'
        | 'inactive-spells';
      /** @description the first month in which it no longer holds; left out: it stays */
      until?: string;
      /** @description of withdrawal: of which year of the programme; left out: of all */
      year?: number;
    };
    LeverChangeBody: {
      /** @description by so much, in the unit of the lever */
      by?: number;
      /** @description by so many per cent of what it would be */
      percent?: number;
      /** @description to this value, in the unit of the lever */
      to?: number;
    };
    /** @description What became of a lever of the scenario. */
    LeverTold: {
      applied: boolean;
      inWords: string;
      /** @description of one that was not applied: why */
      why: string | null;
    };
    Live: {
      /** @enum {string} */
      status: 'live';
    };
    /** @description The last event: the service stops. Connect again after `retryMs`. */
    LiveBye: {
      /**
       * Format: date-time
       * @description when
       */
      at: string;
    };
    /** @description Events of a partition were folded in. The latest alone is told: `next` may have jumped. */
    LiveFolded: {
      /** @description the offset wanted next: everything before it is folded in */
      next: number;
      partition: number;
      /** @description ids of targets that read otherwise since you were told of the partition; null: not of muster.governance, where anything that its events tell of may have changed */
      targets: string[] | null;
      topic: string;
    };
    /** @description The read models were swapped for others: fetch all that you show. */
    LiveGeneration: {
      /** @description names the version of the fold and its code tables */
      generation: string;
    };
    /** @description The first event of every stream. */
    LiveHello: {
      /** @description how far everything is folded in: what comes after tells what changed since */
      asOf: {
        /** @description number of the reference (organisations and their dated places) */
        epoch: number;
        /** @description how far each partition of the event log is folded in */
        folded: {
          /** @description the offset wanted next: everything before it is folded in */
          next: number;
          partition: number;
          topic: string;
        }[];
        /** @description names the version of the fold and its code tables */
        generation: string;
        /** @description subjects that still stand on an older reference; 0: none */
        refoldPending: number;
      };
      /** @description a comment comes at least this often: silence for longer means that the stream is lost */
      heartbeatMs: number;
      /** @description always true: what happened before this stream began is not told again, whatever `Last-Event-ID` says; fetch what you show */
      refetch: boolean;
      /** @description how long to wait before connecting again; another for every stream */
      retryMs: number;
    };
    /** @description Organisations, places or feeds changed; figures are final again once `refoldPending` is 0. */
    LiveReference: {
      /** @description number of the reference (organisations and their dated places) */
      epoch: number;
      /** @description subjects that still stand on an older reference; 0: none */
      refoldPending: number;
    };
    /** @description Whether the database answers. */
    LiveStore: {
      /** @description false: nothing is told until it is true again; what happened meanwhile is then */
      answers: boolean;
    };
    MissingEvidence: {
      remedy: string;
      what: string;
    };
    NoForecastAnswer: {
      /** @description stable: match on it */
      code: string;
      /** @description why there is none */
      detail: string;
      /** @description what would have to be there */
      remedy: string;
      /** @constant */
      status: 'no-answer';
    };
    OutreachReply: {
      asOf: components['schemas']['AsOf'];
      /**
       * Format: date
       * @description up to which is counted: below region the end of a whole month
       */
      on: string;
      /** @description by area and kind */
      rows: components['schemas']['OutreachRow'][];
      /** @description whether the people are simulated */
      simulated: boolean;
    };
    OutreachRow: {
      /** @description where the organisation that held the sessions lies */
      area: string;
      areaName: string;
      /** @description what the measure is told by, as its definition says; null: all together */
      detail: string | null;
      /** @description the upper limit of it, in `unit` */
      high: number | null;
      /** @description what kind of sessions; null: all */
      kind:
        | (
            | 'careers-event'
            | 'work-experience'
            | 'work-related-learning'
            | 'information-advice-guidance'
            | 'toolkit'
            | 'network'
            | 'access-programme'
          )
        | null;
      /** @enum {string} */
      level: 'organisation' | 'icb' | 'region' | 'england';
      /** @description the lower limit of the 95 per cent interval, in `unit`; null: none is given */
      low: number | null;
      /**
       * @description what the value is: see /v1/definitions
       * @enum {string}
       */
      measure:
        | 'outreach-sessions'
        | 'outreach-people'
        | 'outreach-attended'
        | 'outreach-applied-share'
        | 'outreach-started-share';
      /** @description of shares, how many people (or places) they are of; of likelihoods and other figures null */
      of: number | null;
      /**
       * @description given: the value stands; nobody: there is nobody to take a share of; suppressed: small counts are not told; too-few-people: the denominator is under what the rules ask for; none-of-first: nobody of the first group reached the stage; none-of-second: nobody of the second group reached the stage: the ratio has no upper bound; none-of-either: nobody of either group reached the stage; not-told: nobody, or hardly anybody, told which group these people are of; not-released: too few people, or too few have changed since it was told last; no-denominator: data/ has none for this; not-comparable: parts of it are not known yet, or do not belong together; no-data: no event tells of it
       * @enum {string}
       */
      status:
        | 'given'
        | 'nobody'
        | 'suppressed'
        | 'too-few-people'
        | 'none-of-first'
        | 'none-of-second'
        | 'none-of-either'
        | 'not-told'
        | 'not-released'
        | 'no-denominator'
        | 'not-comparable'
        | 'no-data';
      /** @description what the value counts in */
      unit: string;
      /** @description in `unit`; null: see `status` */
      value: number | null;
    };
    Parameter: {
      /** @description null: of all areas */
      area: string | null;
      /** @description what it was learned from */
      evidence: string;
      /** @description years in post, year of the programme, months late or until the first post */
      of: string | null;
      parameter: string;
      posterior: {
        /** @description above it with 2.5 %; null: not told */
        high: number | null;
        /** @description below it with 2.5 %; null: not told */
        low: number | null;
        /** @description in the unit of the parameter */
        mean: number;
        /** @description how uncertain the mean is; null: not told */
        sd: number | null;
      };
      /** @description what was taken for granted before */
      prior: string;
      /** @description of the mean; null: as the parameter says */
      unit: string | null;
      /** @description what the area’s own figures alone would say; null: nothing, or it is not pooled */
      withoutPooling: number | null;
    };
    ParametersReply: {
      asOf: components['schemas']['AsOf'];
      /** @enum {string} */
      model: 'series' | 'pipeline';
      /** @description why nothing was learned; null: something was */
      none: string | null;
      parameters: components['schemas']['Parameter'][];
    };
    ParticipationReply: {
      asOf: components['schemas']['AsOf'];
      /** @description how the figures are protected, in words */
      protectedBy: string;
      /** @description by area, stage and group; then the likelihoods */
      rows: components['schemas']['ParticipationRow'][];
      /** @description whether the people are simulated */
      simulated: boolean;
      /** @description the academic year asked for */
      year: string;
    };
    ParticipationRow: {
      /** @description ENG, a region, an ICB or an organisation code */
      area: string;
      areaName: string;
      /** @description by what */
      attribute: string;
      /** @description of a likelihood, the group of the denominator */
      comparedWith: string | null;
      /** @description what the measure is told by, as its definition says; null: all together */
      detail: string | null;
      /** @description of a likelihood, the earlier stage that both groups are taken at */
      fromStage: string | null;
      /** @description a value of the attribute; null: everybody at the stage */
      group: string | null;
      /** @description the upper limit of it, in `unit` */
      high: number | null;
      /** @enum {string} */
      level: 'organisation' | 'icb' | 'region' | 'england';
      /** @description the lower limit of the 95 per cent interval, in `unit`; null: none is given */
      low: number | null;
      /**
       * @description what the value is: see /v1/definitions
       * @enum {string}
       */
      measure: 'participants' | 'share' | 'population-share' | 'share-to-population' | 'relative-likelihood';
      /** @description the month at whose end the figure stood, YYYY-MM: it is told anew at most once a month; null: not yet */
      month: string | null;
      /** @description of shares, how many people (or places) they are of; of likelihoods and other figures null */
      of: number | null;
      /** @description null: of applications, nobody says */
      profession:
        | (
            | 'midwife'
            | 'consultant-obstetrics-gynaecology'
            | 'obstetric-trainee'
            | 'maternity-support'
            | 'student-midwife'
            | 'consultant-all-specialties'
            | 'other'
          )
        | null;
      /** @enum {string} */
      stage:
        | 'applied'
        | 'offered'
        | 'accepted'
        | 'started'
        | 'withdrew'
        | 'completed'
        | 'registered'
        | 'first-post'
        | 'in-post-12'
        | 'in-post-24';
      /**
       * @description given: the value stands; nobody: there is nobody to take a share of; suppressed: small counts are not told; too-few-people: the denominator is under what the rules ask for; none-of-first: nobody of the first group reached the stage; none-of-second: nobody of the second group reached the stage: the ratio has no upper bound; none-of-either: nobody of either group reached the stage; not-told: nobody, or hardly anybody, told which group these people are of; not-released: too few people, or too few have changed since it was told last; no-denominator: data/ has none for this; not-comparable: parts of it are not known yet, or do not belong together; no-data: no event tells of it
       * @enum {string}
       */
      status:
        | 'given'
        | 'nobody'
        | 'suppressed'
        | 'too-few-people'
        | 'none-of-first'
        | 'none-of-second'
        | 'none-of-either'
        | 'not-told'
        | 'not-released'
        | 'no-denominator'
        | 'not-comparable'
        | 'no-data';
      /** @description what the value counts in */
      unit: string;
      /** @description in `unit`; null: see `status` */
      value: number | null;
      /** @description the academic year that cohorts begin in */
      year: string;
    };
    PipelineReply: {
      asOf: components['schemas']['AsOf'];
      /** @description the one that alone is counted; null: all */
      institution: string | null;
      /**
       * Format: date
       * @description up to which is counted: below region the end of a whole month
       */
      on: string;
      /** @description by area, academic year and measure */
      rows: components['schemas']['PipelineRow'][];
      /** @description whether the people are simulated */
      simulated: boolean;
      /**
       * @description no-derived-evidence: nobody told of training for this profession there
       * @enum {string}
       */
      status: 'answered' | 'no-derived-evidence';
    };
    PipelineRow: {
      /** @description ENG, a region, an ICB, an organisation code or unassigned */
      area: string;
      areaName: string;
      /** @description what the measure is told by, as its definition says; null: all together */
      detail: string | null;
      /** @description the upper limit of it, in `unit` */
      high: number | null;
      /** @enum {string} */
      level: 'organisation' | 'icb' | 'region' | 'england';
      /** @description the lower limit of the 95 per cent interval, in `unit`; null: none is given */
      low: number | null;
      /**
       * @description what the value is: see /v1/definitions
       * @enum {string}
       */
      measure:
        | 'applications'
        | 'offers'
        | 'accepted'
        | 'applications-per-place'
        | 'planned'
        | 'confirmed'
        | 'starters'
        | 'returned'
        | 'fill-rate'
        | 'starters-change'
        | 'starters-change-percent'
        | 'starters-against-plan'
        | 'transferred-in'
        | 'transferred-out'
        | 'in-training'
        | 'interrupted'
        | 'withdrawn'
        | 'withdrawn-share'
        | 'due'
        | 'completed-on-time'
        | 'completed-late'
        | 'repair-share'
        | 'registered'
        | 'first-post'
        | 'first-post-share'
        | 'in-post-share'
        | 'left-profession';
      /** @description of shares, how many people (or places) they are of; of likelihoods and other figures null */
      of: number | null;
      /** @enum {string} */
      profession:
        | 'midwife'
        | 'consultant-obstetrics-gynaecology'
        | 'obstetric-trainee'
        | 'maternity-support'
        | 'student-midwife'
        | 'consultant-all-specialties'
        | 'other';
      /**
       * @description given: the value stands; nobody: there is nobody to take a share of; suppressed: small counts are not told; too-few-people: the denominator is under what the rules ask for; none-of-first: nobody of the first group reached the stage; none-of-second: nobody of the second group reached the stage: the ratio has no upper bound; none-of-either: nobody of either group reached the stage; not-told: nobody, or hardly anybody, told which group these people are of; not-released: too few people, or too few have changed since it was told last; no-denominator: data/ has none for this; not-comparable: parts of it are not known yet, or do not belong together; no-data: no event tells of it
       * @enum {string}
       */
      status:
        | 'given'
        | 'nobody'
        | 'suppressed'
        | 'too-few-people'
        | 'none-of-first'
        | 'none-of-second'
        | 'none-of-either'
        | 'not-told'
        | 'not-released'
        | 'no-denominator'
        | 'not-comparable'
        | 'no-data';
      /** @description what the value counts in */
      unit: string;
      /** @description in `unit`; null: see `status` */
      value: number | null;
      /** @description the academic year that cohorts begin in (2025: September 2025 to August 2026) */
      year: string;
    };
    Position: {
      baseline: {
        /** Format: date */
        on: string;
        /** @description in post, in `unit` */
        stock: number;
      };
      /** @description what the answer would be from other baselines and under other bases: the baseline decides it */
      basisByBaseline: {
        /**
         * Format: date
         * @description an anniversary of the baseline (published figures: a published one)
         */
        baselineOn: string;
        cells: {
          establishment: components['schemas']['BasisCell'];
          gross: components['schemas']['BasisCell'];
          net: components['schemas']['BasisCell'];
        };
        /** @description in post on it, in `unit` */
        stock: number;
      }[];
      change: components['schemas']['Change'];
      /** @description false: the feeds cover too little at the baseline or on the day: the change reads not comparable */
      comparable: boolean;
      /** @description what counts towards the target under its basis, in `unit`; null: not known, for a figure on the way is missing */
      counted: number | null;
      /** @description why `counted` is not known; null: it is */
      countedDetail: string | null;
      /** @description the change since the baseline, oldest first: on each published day; derived: by quarter, or by year over more than three */
      course: components['schemas']['ChangeOn'][];
      /** @description null: published figures, starters and places need none */
      coverage: {
        atBaseline: components['schemas']['Coverage'];
        on: components['schemas']['Coverage'];
      } | null;
      /**
       * @description reported: published figures; derived: events about people
       * @enum {string}
       */
      evidence: 'reported' | 'derived';
      /** @description in post on that day, in `unit`; of starters and places: those of the twelve months up to it */
      inPost: number;
      /**
       * Format: date
       * @description the day that answers: the day asked for; published: the last published on or before it
       */
      on: string;
      /** @description counted ÷ amount, in per cent, rounded to five decimals; null: not known, for a figure on the way is missing */
      percent: number | null;
      /** @description exits of the last 28 days before the newest day known are among it: their kind may change */
      provisional: boolean;
      /** @description amount − counted, in `unit`; negative is a surplus; null: not known, for a figure on the way is missing */
      remaining: number | null;
      runRate: {
        /** @description `unit` a month over the twelve months before the day; null: not known, for a figure on the way is missing */
        lastTwelveMonths: number | null;
        /** @description `unit` a month, from the day to the due day; null: no due day, past it, or nothing remains */
        required: number | null;
      };
      /** @description this position in one sentence */
      sentence: string;
      /** @description the published series; null: derived */
      series: string | null;
      /** @description whether it is derived from simulated people */
      simulated: boolean;
      staffing: components['schemas']['Staffing'];
      /** @description counted − amount where that is more than nothing, else 0, in `unit`; null: not known, for a figure on the way is missing */
      surplus: number | null;
      /** @description the month of the publication (YYYY-MM): vintages are never mixed; null: derived */
      vintage: string | null;
    };
    PositionReply: {
      asked: {
        /** @enum {string} */
        basis: 'net' | 'gross' | 'establishment';
        /** @enum {string} */
        measure: 'fte' | 'headcount' | 'starters' | 'places';
        /**
         * Format: date
         * @description the day asked for
         */
        on: string;
      };
      /** @description says so where it is asked otherwise than it is set */
      askedOtherwise: string | null;
      asOf: components['schemas']['AsOf'];
      /** @description the same by the other evidence, published beside derived, where there is any: two answers, never one */
      beside: components['schemas']['Position'] | null;
      /** @description for a target without a published series of its own */
      context: components['schemas']['Context'] | null;
      /** @description where each number is defined */
      definitions: string;
      /** @description why there is no answer */
      detail: string | null;
      /** @description by the evidence that the target is set by; null: no answer */
      position: components['schemas']['Position'] | null;
      /** @description the answer in one sentence */
      sentence: string;
      /** @description how the target itself is set */
      setAs: {
        /** @enum {string} */
        basis: 'net' | 'gross' | 'establishment';
        /** @enum {string} */
        measure: 'fte' | 'headcount' | 'starters' | 'places';
      };
      /**
       * @description answered, or what stands in the way
       * @enum {string}
       */
      status:
        | 'answered'
        | 'no-series'
        | 'not-published'
        | 'before-baseline'
        | 'not-measured'
        | 'no-derived-evidence';
      target: {
        /** @description in the unit of the measure it is set in */
        amount: number;
        /** @description the day by which it is due */
        dueOn: string | null;
        id: string;
        /** @description the target as it is set, in one line */
        inWords: string;
        /** @description why it was set so */
        note: string | null;
        revision: string;
        /** @description address of the target and its history */
        self: string;
        /** @description who chose what the promise left open: measure, basis, baseline, due day */
        setBy: string | null;
        title: string | null;
      };
      /** @description what the numbers count in, but for `staffing`: FTE (exact to five decimals), people, starters or places */
      unit: string;
    };
    /** @description The one shape of all errors. */
    Problem: {
      /**
       * @description stable: match on it
       * @enum {string}
       */
      code:
        | 'bad-query'
        | 'malformed-json'
        | 'bad-request'
        | 'unknown-route'
        | 'unknown-target'
        | 'unknown-scenario'
        | 'unknown-forecast'
        | 'unknown-report'
        | 'no-forecast'
        | 'unknown-cohort'
        | 'unknown-command'
        | 'unknown-job'
        | 'method-not-allowed'
        | 'not-acceptable'
        | 'target-exists'
        | 'scenario-exists'
        | 'stale-revision'
        | 'too-large'
        | 'too-many-rows'
        | 'unsupported-media-type'
        | 'invalid'
        | 'parked'
        | 'unexpected'
        | 'log-unavailable'
        | 'jobs-away'
        | 'too-many-streams'
        | 'not-ready';
      /** @description what happened this time, and what to do */
      detail: string;
      /** @description every fault that was found, not the first alone; empty where the detail says it all */
      errors: components['schemas']['ProblemError'][];
      /** @description the path asked for, without its query, and with … for parts that may name somebody */
      instance: string;
      /** @description the HTTP status */
      status: number;
      /** @description what kind of problem it is */
      title: string;
      /** @description `urn:muster:problem:` and the code */
      type: string;
    };
    ProblemError: {
      /** @description what is wrong there, in words */
      detail: string;
      expected: string;
      /** @description at most 80 characters of what came */
      got: string;
      /** @description the query parameter */
      parameter?: string;
      /** @description JSON pointer into the body; empty for the whole */
      pointer?: string;
      /** @description what to do */
      remedy?: string;
    };
    PublishedPeriod: {
      /** @description start less the end of the period before: organisations entered or left the data. Null also where no period ends there, in `unit`; null: not published, or a part of it is not */
      break: number | null;
      /** @description stock on the second day, in `unit`; null: not published, or a part of it is not */
      end: number | null;
      /**
       * Format: date
       * @description the day of the first count
       */
      from: string;
      /** @description who joined the profession there, in `unit`; null: not published, or a part of it is not */
      joiners: number | null;
      /** @description who left it, in `unit`; null: not published, or a part of it is not */
      leavers: number | null;
      /** @description end − start: the change with breaks left out, in `unit`; null: not published, or a part of it is not */
      likeForLike: number | null;
      /** @description end − start − joiners + leavers: what the published flows do not explain, in `unit`; null: not published, or a part of it is not */
      residual: number | null;
      /** @description stock on the first day, of the organisations in the data then and now, in `unit`; null: not published, or a part of it is not */
      start: number | null;
      /**
       * Format: date
       * @description the day of the second
       */
      to: string;
    };
    PublishedReport: {
      area: string;
      /** @description who published it */
      by: string;
      note: string | null;
      number: number;
      /**
       * Format: date
       * @description the day it is of
       */
      on: string;
      /**
       * Format: date-time
       * @description when
       */
      publishedAt: string;
      /** @description so many figures of the report before it read differently by then; null: it is the first */
      restated: number | null;
      self: string;
      year: string;
    };
    PublishedReportsReply: {
      asOf: components['schemas']['AsOf'];
      /** @description the newest first */
      reports: components['schemas']['PublishedReport'][];
    };
    PublishReportBody: {
      /** @description of pipeline and participation: ENG or a region, ENG if left out */
      area?: string;
      /** @description who publishes it: stands on every page of it */
      by: string;
      /** @description for which meeting, or why */
      note?: string;
      /**
       * Format: date
       * @description the day it is of, today in England if left out
       */
      on?: string;
      /** @description the academic year that cohorts begin in */
      year?: string;
    };
    /** @description By level: 0.5 is the median; 0.1 and 0.9 bound 80 % of futures. */
    Quantiles: {
      /** @description FTE or people; 10 % of futures are below */
      0.1: number;
      /** @description FTE or people; 50 % of futures are below */
      0.5: number;
      /** @description FTE or people; 90 % of futures are below */
      0.9: number;
      /** @description FTE or people; 2.5 % of futures are below */
      0.025: number;
      /** @description FTE or people; 25 % of futures are below */
      0.25: number;
      /** @description FTE or people; 75 % of futures are below */
      0.75: number;
      /** @description FTE or people; 97.5 % of futures are below */
      0.975: number;
    };
    /** @description Of twelve months, always in people. */
    Rates: {
      /** @description gross joiners of the twelve months, in people */
      joiners: number;
      /** @description null: nobody was in post */
      leaverRate: {
        /** @description upper limit of it, in per cent */
        high: number;
        /** @description lower limit of its exact Poisson 95 per cent interval, in per cent */
        low: number;
        /** @description leavers ÷ mean stock, in per cent */
        percent: number;
      } | null;
      /** @description gross leavers of the twelve months, in people */
      leavers: number;
      /** @description mean of start and end stock, in people */
      meanStock: number;
      /** @description share of those in post at the start who are so at the end, in per cent; null: nobody was in post at the start */
      stability: number | null;
    };
    Ready: {
      asOf: components['schemas']['AsOf'];
      /** @enum {string} */
      status: 'ready';
    };
    RebuildResult: {
      /** @description pseudonyms of erased people who were back, and are erased anew */
      erased: number;
      /** @description of them, those that cannot be folded and are set aside */
      failed: number;
      /** @description number of the read models that answer from now on */
      generation: number;
      /** @description people, organisations and targets that were folded */
      subjects: number;
      /** @description the longest that events may have had to wait, in milliseconds */
      swapMs: number;
    };
    ReconciledFigure: {
      /** @description from events about people, in `unit`: stock on the first and last day; joiners: new, return, role-in and reactivated; leavers: left, role-out and inactivated (absences without pay) */
      derived: number;
      /** @description derived − published, in `unit`; null: not published */
      difference: number | null;
      /** @enum {string} */
      figure: 'start' | 'end' | 'joiners' | 'leavers';
      /** @description difference ÷ published, in per cent; null: nothing to divide by */
      percent: number | null;
      /** @description as published, in `unit`; null: not published */
      published: number | null;
    };
    ReconciliationReason: {
      detail: string;
      /** @enum {string} */
      reason:
        | 'coverage'
        | 'silent-feed'
        | 'unknown-fte'
        | 'unmapped-codes'
        | 'late-events'
        | 'moves-between-areas'
        | 'onboarding'
        | 'unlinked-pseudonyms';
      /** @description how much it may explain, in `unit`; null: cannot be told */
      size: number | null;
    };
    ReconciliationReply: {
      area: string;
      areaName: string;
      asOf: components['schemas']['AsOf'];
      /** @description how much the feeds cover on both days */
      coverage: {
        from: components['schemas']['Coverage'];
        to: components['schemas']['Coverage'];
      } | null;
      /** @description why there is no answer */
      detail: string | null;
      figures: components['schemas']['ReconciledFigure'][];
      /**
       * @description fte, headcount
       * @enum {string}
       */
      measure: 'fte' | 'headcount';
      /** @description what the comparison cannot tell */
      notes: string[];
      /** @description the published period that answers */
      period: {
        /**
         * Format: date
         * @description the day of the first count
         */
        from: string;
        series: string;
        /**
         * Format: date
         * @description the day of the second
         */
        to: string;
        /** @description YYYY-MM */
        vintage: string;
      } | null;
      /** @enum {string} */
      profession:
        | 'midwife'
        | 'consultant-obstetrics-gynaecology'
        | 'obstetric-trainee'
        | 'maternity-support'
        | 'student-midwife'
        | 'consultant-all-specialties'
        | 'other';
      /** @description exits of the last 28 days before the newest day known are among it: their kind may change */
      provisional: boolean;
      /** @description why they may differ, the likeliest first */
      reasons: components['schemas']['ReconciliationReason'][];
      /** @description whether the derived figures are of simulated people */
      simulated: boolean;
      /** @enum {string} */
      status: 'answered' | 'not-published' | 'no-derived-evidence';
      /** @description FTE (exact to five decimals) or people */
      unit: string;
    };
    RedistributionReply: {
      asOf: components['schemas']['AsOf'];
      /**
       * Format: date
       * @description the day of the training posts; of ICBs the end of a whole month
       */
      on: string;
      /** @description England, regions, fifths, rurality */
      rows: components['schemas']['RedistributionRow'][];
      /** @description whether the people are simulated */
      simulated: boolean;
      /** @description of the denominators */
      sources: string[];
    };
    RedistributionRow: {
      /** @description live births of 2022 there; null: no denominator */
      births: number | null;
      /**
       * @description deprivation: ICBs in fifths by their average score of deprivation (IMD 2025), 1 the most deprived; rurality: of the placement’s district, which nobody tells yet
       * @enum {string}
       */
      by: 'england' | 'region' | 'deprivation' | 'rurality';
      /** @description what the measure is told by, as its definition says; null: all together */
      detail: string | null;
      /** @description a region, or a fifth; null: it is not known */
      group: string | null;
      groupName: string;
      /** @description the upper limit of it, in `unit` */
      high: number | null;
      /** @description the lower limit of the 95 per cent interval, in `unit`; null: none is given */
      low: number | null;
      /**
       * @description what the value is: see /v1/definitions
       * @enum {string}
       */
      measure:
        | 'training-posts'
        | 'training-posts-per-100000-people'
        | 'training-posts-per-1000-births'
        | 'training-investment-per-100000-people'
        | 'training-investment-per-1000-births';
      /** @description of shares, how many people (or places) they are of; of likelihoods and other figures null */
      of: number | null;
      /** @description people who live there (Census 2021); null: no denominator */
      people: number | null;
      /**
       * @description given: the value stands; nobody: there is nobody to take a share of; suppressed: small counts are not told; too-few-people: the denominator is under what the rules ask for; none-of-first: nobody of the first group reached the stage; none-of-second: nobody of the second group reached the stage: the ratio has no upper bound; none-of-either: nobody of either group reached the stage; not-told: nobody, or hardly anybody, told which group these people are of; not-released: too few people, or too few have changed since it was told last; no-denominator: data/ has none for this; not-comparable: parts of it are not known yet, or do not belong together; no-data: no event tells of it
       * @enum {string}
       */
      status:
        | 'given'
        | 'nobody'
        | 'suppressed'
        | 'too-few-people'
        | 'none-of-first'
        | 'none-of-second'
        | 'none-of-either'
        | 'not-told'
        | 'not-released'
        | 'no-denominator'
        | 'not-comparable'
        | 'no-data';
      /** @description what the value counts in */
      unit: string;
      /** @description in `unit`; null: see `status` */
      value: number | null;
    };
    ReportChart: {
      dated: string;
      /** @description what is to be seen, for those who do not see it */
      description: string;
      drawing:
        | components['schemas']['CourseDrawing']
        | components['schemas']['BarsDrawing']
        | components['schemas']['WhiskersDrawing'];
      source: string;
      table: components['schemas']['ReportTable'];
      title: string;
    };
    ReportedReply: {
      area: string;
      areaName: string;
      asOf: components['schemas']['AsOf'];
      /** @description over all these periods; null where they do not follow one another */
      bridge: components['schemas']['Bridge'] | null;
      /** @description why there is no answer, or less of one than was asked for */
      detail: string | null;
      /** @enum {string} */
      measure: 'fte' | 'headcount';
      /** @description oldest first */
      periods: components['schemas']['PublishedPeriod'][];
      /** @enum {string} */
      profession:
        | 'midwife'
        | 'consultant-obstetrics-gynaecology'
        | 'obstetric-trainee'
        | 'maternity-support'
        | 'student-midwife'
        | 'consultant-all-specialties'
        | 'other';
      professionInWords: string;
      /** @description the published series that answers */
      series: string | null;
      /** @enum {string} */
      status: 'answered' | 'no-series' | 'not-published';
      /** @description FTE (exact to five decimals) or people */
      unit: string;
      /** @description the month of the publication that answers: vintages are never mixed */
      vintage: string | null;
      /** @description every vintage there is, newest first */
      vintages: {
        series: string;
        /** @description YYYY-MM */
        vintage: string;
      }[];
    };
    ReportFigure: {
      /** @description null: nothing came in yet */
      asOf: string | null;
      /**
       * @description reported: published; derived: events about people; protected: derived, with noise and rounding; forecast: what may come
       * @enum {string}
       */
      evidence: 'reported' | 'derived' | 'protected' | 'forecast';
      /** @description stable from report to report: what is compared with the last one */
      id: string;
      label: string;
      /** @description the day, or month, that it is of */
      on: string | null;
      /** @description the revision of the target whose figure it is */
      target?: string;
      unit: string;
      /** @description in `unit`; null: `words` say why there is none */
      value: number | null;
      /** @description the publication that tells it; null: none does */
      vintage: string | null;
      /** @description the figure as it is to be read */
      words: string;
    };
    ReportSection: {
      /** @description the whole of it in one sentence */
      answer: string;
      charts: components['schemas']['ReportChart'][];
      figures: components['schemas']['ReportFigure'][];
      id: string;
      paragraphs: string[];
      /** @description whether people of it are simulated: then it is no evidence */
      simulated: boolean;
      tables: components['schemas']['ReportTable'][];
      title: string;
    };
    ReportTable: {
      columns: {
        /** @description decimals; null: it is text */
        digits: number | null;
        label: string;
      }[];
      /** @description which days they are of, and how fresh */
      dated: string;
      /** @description null: not known */
      rows: (string | number | null)[][];
      /** @description where the figures are from */
      source: string;
      title: string;
    };
    RestatedSince: {
      changes: {
        came?: components['schemas']['CameSince'];
        /**
         * @description late-or-corrected: some events came late and some corrected others, see `causes` and `came`; not-known: several may be the cause, and nothing tells them apart
         * @enum {string}
         */
        cause:
          | 'target-revised'
          | 'newer-publication'
          | 'definition'
          | 'reorganisation'
          | 'late'
          | 'corrected'
          | 'late-or-corrected'
          | 'forecast-anew'
          | 'not-known';
        /** @description each that came in between, of which none is known to have moved nothing; reports of before this was told have none */
        causes?: (
          | 'target-revised'
          | 'newer-publication'
          | 'definition'
          | 'reorganisation'
          | 'late'
          | 'corrected'
          | 'late-or-corrected'
          | 'forecast-anew'
          | 'not-known'
        )[];
        /** @description now − then, in the unit of the figure; null: one of them is not known */
        difference: number | null;
        id: string;
        label: string;
        /** @description the same figure as it is known now */
        now: string;
        /** @description as it was published */
        then: string;
        /** @description the cause in words */
        why: string;
      }[];
      /** @description so many figures are in both */
      compared: number;
      since: {
        /** @description who published it */
        by: string;
        number: number;
        /**
         * Format: date
         * @description the day it was asked for: the comparison is of that day
         */
        on: string;
        /**
         * Format: date-time
         * @description when
         */
        publishedAt: string;
      };
      words: string[];
    };
    RestatedStock: {
      area: string;
      /** @description FTE, exact to five decimals */
      fte: number;
      /** @description people */
      headcount: number;
      level: string;
      profession: string;
    };
    RestateResult: {
      /** @description groups of subjects that cannot be folded: both are without them */
      aside: number;
      /** @description as it is known now */
      now: components['schemas']['RestatedStock'][];
      /** @description as it was known at that moment */
      then: components['schemas']['RestatedStock'][];
    };
    ReviseScenarioBody: {
      /** @description ENG, a region (Y56), an ICB (QWE) or an organisation code (R0A); left out: where the target is, else England */
      area?: string;
      /** @description the revision that you saw: refused when the scenario was revised since */
      basedOn: string;
      /** @description who makes it: shown beside every answer */
      by: string;
      /**
       * Format: date
       * @description the day from which the scenario reads so; left out: today
       * @example 2026-10-01
       */
      effectiveOn?: string;
      /** @description at most 30 levers; none: as things are */
      levers: components['schemas']['LeverBody'][];
      /** @description what people call it */
      name: string;
      /** @description why it is made so. No personal data. */
      note?: string;
      /**
       * @description whom it is about
       * @enum {string}
       */
      profession:
        | 'midwife'
        | 'consultant-obstetrics-gynaecology'
        | 'obstetric-trainee'
        | 'maternity-support'
        | 'student-midwife'
        | 'consultant-all-specialties'
        | 'other';
      /**
       * @description the target whose chances it is about
       * @example midwives-1200
       */
      target?: string;
    };
    ReviseTargetBody: {
      /** @description so many more, in the measure */
      amount: number;
      /**
       * @description ENG, a region (Y56), an ICB (QWE) or an organisation code (R0A)
       * @example ENG
       */
      area: string;
      /** @description the revision that you saw: refused when the target was revised since */
      basedOn: string;
      /**
       * Format: date
       * @description the day whose stock the change is counted from
       * @example 2024-09-30
       */
      baselineOn: string;
      /**
       * @description net: like-for-like change of the stock; gross: joiners; establishment: change of funded posts
       * @enum {string}
       */
      basis: 'net' | 'gross' | 'establishment';
      /**
       * Format: date
       * @description the day by which it is due, after the baseline
       * @example 2024-09-30
       */
      dueOn?: string;
      /**
       * Format: date
       * @description the day from which the target reads so; left out: today
       * @example 2024-09-30
       */
      effectiveOn?: string;
      /**
       * @description reported: published figures; derived: events about people
       * @enum {string}
       */
      evidence: 'reported' | 'derived';
      /**
       * @description what the amount counts
       * @enum {string}
       */
      measure: 'fte' | 'headcount' | 'starters' | 'places';
      /** @description why it is set so: shown beside every answer. No personal data. */
      note?: string;
      /**
       * @description whom it counts
       * @enum {string}
       */
      profession:
        | 'midwife'
        | 'consultant-obstetrics-gynaecology'
        | 'obstetric-trainee'
        | 'maternity-support'
        | 'student-midwife'
        | 'consultant-all-specialties'
        | 'other';
      /** @description who chose what the promise left open: shown beside every answer */
      setBy?: string;
      /** @description areas and amounts that add up to the amount */
      split?: components['schemas']['SplitPartBody'][];
      /** @description a short title */
      title?: string;
      /**
       * @description the only vintage of published figures that may answer
       * @example 2025-10
       */
      vintage?: string;
    };
    SaveScenarioBody: {
      /** @description ENG, a region (Y56), an ICB (QWE) or an organisation code (R0A); left out: where the target is, else England */
      area?: string;
      /** @description who makes it: shown beside every answer */
      by: string;
      /**
       * Format: date
       * @description the day from which the scenario reads so; left out: today
       * @example 2026-10-01
       */
      effectiveOn?: string;
      /**
       * @description its name in addresses: small letters, digits and dashes
       * @example more-places
       */
      id: string;
      /** @description at most 30 levers; none: as things are */
      levers: components['schemas']['LeverBody'][];
      /** @description what people call it */
      name: string;
      /** @description why it is made so. No personal data. */
      note?: string;
      /**
       * @description whom it is about
       * @enum {string}
       */
      profession:
        | 'midwife'
        | 'consultant-obstetrics-gynaecology'
        | 'obstetric-trainee'
        | 'maternity-support'
        | 'student-midwife'
        | 'consultant-all-specialties'
        | 'other';
      /**
       * @description the target whose chances it is about
       * @example midwives-1200
       */
      target?: string;
    };
    /** @description Dated changes of what drives the workforce, to be forecast. */
    Scenario: {
      /** @description where; null: where the target is, else England */
      area: string | null;
      areaName: string;
      /** @description who made it */
      by: string;
      /**
       * Format: date
       * @description the day from which the scenario reads so
       */
      effectiveOn: string;
      id: string;
      /** @description none: as things are */
      levers: components['schemas']['Lever'][];
      links: {
        events: string;
        forecasts: string;
        self: string;
      };
      /** @description what people call it */
      name: string;
      /** @description why it was made so */
      note: string | null;
      /** @enum {string} */
      profession:
        | 'midwife'
        | 'consultant-obstetrics-gynaecology'
        | 'obstetric-trainee'
        | 'maternity-support'
        | 'student-midwife'
        | 'consultant-all-specialties'
        | 'other';
      /**
       * Format: date-time
       * @description when it was recorded
       */
      recordedAt: string;
      /** @description what the next revision is `basedOn` */
      revision: string;
      /** @description how many there were, the first saving included */
      revisions: number;
      /** @description the target whose chances it is about */
      target: string | null;
    };
    /** @description The last event: the service stops. Connect again. */
    ScenarioBye: {
      /**
       * Format: date-time
       * @description when
       */
      at: string;
    };
    ScenarioReply: {
      asOf: components['schemas']['AsOf'];
      /** @description every way it read, oldest first; the last is current */
      history: components['schemas']['ScenarioRevision'][];
      /** @description its latest forecast, of whichever revision; null: none yet */
      latest: {
        age: {
          /** @description since it was made */
          days: number;
          /** @description since it was made */
          seconds: number;
        };
        changed: components['schemas']['ChangedSince'];
        forecast: components['schemas']['AnsweredForecast'] | components['schemas']['NoForecastAnswer'];
        id: string;
        /**
         * Format: date-time
         * @description when it was made
         */
        madeAt: string;
        model: ('series' | 'pipeline' | 'combined') | null;
        provenance: components['schemas']['ForecastProvenance'];
        /** @description under which it is made; null: as things are */
        scenario: string | null;
        target: string;
        /** @description the same for a planner */
        words: string[];
      } | null;
      scenario: components['schemas']['Scenario'];
      /**
       * @description no-target: it names none, so there is no chance to forecast; not-asked: the forecaster has not come to it; under-way: a job is; forecast: `latest` stands on what the store holds now; outdated: it does not, and another will be made
       * @enum {string}
       */
      state: 'no-target' | 'not-asked' | 'under-way' | 'forecast' | 'outdated';
      underWay: components['schemas']['JobInList'][];
    };
    ScenarioRevision: {
      /** @description where; null: where the target is, else England */
      area: string | null;
      areaName: string;
      /** @description who made it */
      by: string;
      /**
       * Format: date
       * @description the day from which the scenario reads so
       */
      effectiveOn: string;
      /** @description none: as things are */
      levers: components['schemas']['Lever'][];
      /** @description what people call it */
      name: string;
      /** @description why it was made so */
      note: string | null;
      /** @enum {string} */
      profession:
        | 'midwife'
        | 'consultant-obstetrics-gynaecology'
        | 'obstetric-trainee'
        | 'maternity-support'
        | 'student-midwife'
        | 'consultant-all-specialties'
        | 'other';
      /**
       * Format: date-time
       * @description when it was recorded
       */
      recordedAt: string;
      /** @description what the next revision is `basedOn` */
      revision: string;
      /** @description the target whose chances it is about */
      target: string | null;
    };
    ScenariosReply: {
      asOf: components['schemas']['AsOf'];
      scenarios: components['schemas']['Scenario'][];
    };
    /** @description The first event of every stream, and again whenever it is another. */
    ScenarioState: {
      /** @description id of its latest forecast */
      forecast: string | null;
      /** @description that is under way, with its progress and the seconds left */
      job: components['schemas']['JobInList'] | null;
      /** @description of the scenario */
      revision: string;
      /**
       * @description no-target: it names none, so there is no chance to forecast; not-asked: the forecaster has not come to it; under-way: a job is; forecast: `latest` stands on what the store holds now; outdated: it does not, and another will be made
       * @enum {string}
       */
      state: 'no-target' | 'not-asked' | 'under-way' | 'forecast' | 'outdated';
    };
    Sensitivity: {
      /** @description on the same luck, what moves the chance most first */
      bars: {
        /**
         * @description posterior-sd: ±1 standard deviation of what is known of it; ten-per-cent: ±10 %
         * @enum {string}
         */
        by: 'posterior-sd' | 'ten-per-cent';
        less: {
          /** @description of the target */
          chance: number;
          inWords: string;
        };
        more: {
          /** @description of the target */
          chance: number;
          inWords: string;
        };
        what: string;
      }[];
      /** @description of the target on the day that answers for the due day */
      chance: number;
      from: components['schemas']['ForecastFrom'];
      /**
       * @description series: published stocks and flows; pipeline: events about people; combined: both
       * @enum {string}
       */
      model: 'series' | 'pipeline' | 'combined';
      /** @constant */
      status: 'answered';
    };
    SensitivityReply: {
      answer: (components['schemas']['Sensitivity'] | components['schemas']['NoForecastAnswer']) | null;
      id: string;
      /** @description null: it has ended so long ago that it is forgotten */
      job: components['schemas']['JobInList'] | null;
      madeAt: string | null;
      provenance: components['schemas']['ForecastProvenance'] | null;
      /** @description ask here again */
      self: string;
      /**
       * @description not-made: the job failed or was cancelled, and `job` says why; asked again it is the same job
       * @enum {string}
       */
      status: 'under-way' | 'answered' | 'no-answer' | 'not-made';
      /** @description the answer, or why there is none, for a planner */
      words: string[];
    };
    SetTargetBody: {
      /** @description so many more, in the measure */
      amount: number;
      /**
       * @description ENG, a region (Y56), an ICB (QWE) or an organisation code (R0A)
       * @example ENG
       */
      area: string;
      /**
       * Format: date
       * @description the day whose stock the change is counted from
       * @example 2024-09-30
       */
      baselineOn: string;
      /**
       * @description net: like-for-like change of the stock; gross: joiners; establishment: change of funded posts
       * @enum {string}
       */
      basis: 'net' | 'gross' | 'establishment';
      /**
       * Format: date
       * @description the day by which it is due, after the baseline
       * @example 2024-09-30
       */
      dueOn?: string;
      /**
       * Format: date
       * @description the day from which the target reads so; left out: today
       * @example 2024-09-30
       */
      effectiveOn?: string;
      /**
       * @description reported: published figures; derived: events about people
       * @enum {string}
       */
      evidence: 'reported' | 'derived';
      /**
       * @description its name in addresses: small letters, digits and dashes
       * @example midwives
       */
      id: string;
      /**
       * @description what the amount counts
       * @enum {string}
       */
      measure: 'fte' | 'headcount' | 'starters' | 'places';
      /** @description why it is set so: shown beside every answer. No personal data. */
      note?: string;
      /**
       * @description whom it counts
       * @enum {string}
       */
      profession:
        | 'midwife'
        | 'consultant-obstetrics-gynaecology'
        | 'obstetric-trainee'
        | 'maternity-support'
        | 'student-midwife'
        | 'consultant-all-specialties'
        | 'other';
      /** @description who chose what the promise left open: shown beside every answer */
      setBy?: string;
      /** @description areas and amounts that add up to the amount */
      split?: components['schemas']['SplitPartBody'][];
      /** @description a short title */
      title?: string;
      /**
       * @description the only vintage of published figures that may answer
       * @example 2025-10
       */
      vintage?: string;
    };
    Solution: {
      /** @description with the lever */
      chance: number;
      /** @description without the lever */
      chanceNow: number;
      /** @description of the lever, as a scenario has it */
      change: {
        /** @description by so much, in the unit of the lever */
        by?: number;
        /** @description by so many per cent of what it would be */
        percent?: number;
        /** @description to this value, in the unit of the lever */
        to?: number;
      } | null;
      from: components['schemas']['ForecastFrom'];
      /** @description in words; of not-by-this-lever: all of it */
      lever: string | null;
      /**
       * @description series: published stocks and flows; pipeline: events about people; combined: both
       * @enum {string}
       */
      model: 'series' | 'pipeline' | 'combined';
      /**
       * @description already: nothing need change; found: the least change that is enough; not-by-this-lever: all of it is not enough
       * @enum {string}
       */
      outcome: 'already' | 'found' | 'not-by-this-lever';
      /** @constant */
      status: 'answered';
      /** @description the chance that is wanted */
      wanted: number;
    };
    SolutionBody: {
      /** @description who asks: shown beside the job */
      by?: string;
      /** @description what may be changed */
      lever: components['schemas']['DatedLeverBody'];
      /**
       * @description which model is to answer; left out: the one that the evidence allows
       * @enum {string}
       */
      model?: 'series' | 'pipeline' | 'combined';
      /**
       * @description the chance that is wanted
       * @example 0.8
       */
      probability: number;
      /** @description a scenario whose levers are pulled anyway */
      scenario?: string;
      /**
       * @description the target that is to be met
       * @example midwives-1200
       */
      target: string;
    };
    SolutionReply: {
      answer: (components['schemas']['Solution'] | components['schemas']['NoForecastAnswer']) | null;
      id: string;
      /** @description null: it has ended so long ago that it is forgotten */
      job: components['schemas']['JobInList'] | null;
      madeAt: string | null;
      provenance: components['schemas']['ForecastProvenance'] | null;
      /** @description ask here again */
      self: string;
      /**
       * @description not-made: the job failed or was cancelled, and `job` says why; asked again it is the same job
       * @enum {string}
       */
      status: 'under-way' | 'answered' | 'no-answer' | 'not-made';
      /** @description the answer, or why there is none, for a planner */
      words: string[];
    };
    SplitPartBody: {
      /** @description its part of the amount */
      amount: number;
      /**
       * @description ENG, a region (Y56), an ICB (QWE) or an organisation code (R0A)
       * @example Y56
       */
      area: string;
    };
    Spread: {
      /** @description FTE or people, over all futures */
      mean: number;
      quantiles: components['schemas']['Quantiles'];
    };
    /** @description Beside the position, always in FTE: posts and needs never count towards a net target. */
    Staffing: {
      /** @description in post, in FTE; null: not known */
      filled: number | null;
      /** @description funded posts; null: none reported */
      funded: {
        /** @description so many, in FTE */
        fte: number;
        /** @description how many reports hold on the day */
        reports: number;
        /**
         * @description organisation: reports of organisations, added up; area: a report for the area itself. Never both
         * @enum {string}
         */
        toldBy: 'organisation' | 'area';
      } | null;
      /**
       * Format: date
       * @description the day of these figures
       */
      on: string;
      /** @description null: published figures do not tell */
      onLeave: {
        /** @description FTE of people in post all of whose posts are on paid leave, in FTE */
        fte: number;
        /** @description people in post all of whose posts are on paid leave */
        people: number;
      } | null;
      /** @description declared needs, each by its method */
      required: {
        /** @description so many, in FTE */
        fte: number;
        /** @description required − funded, in FTE; null: not known */
        lessFunded: number | null;
        /** @description required − in post, in FTE; null: not known */
        lessInPost: number | null;
        /** @description how the need was found */
        method: string;
        /** @description how many reports hold on the day */
        reports: number;
        /** @description who found it */
        source: string;
        /**
         * @description organisation: reports of organisations, added up; area: a report for the area itself. Never both
         * @enum {string}
         */
        toldBy: 'organisation' | 'area';
      }[];
      /** @description posts in post whose FTE is not known: 0 in every FTE; null: published figures do not tell */
      unknownFte: number | null;
      /** @description vacant ÷ funded, in per cent; null: not known */
      vacancyRate: number | null;
      /** @description funded − filled; negative: more in post than funded, in FTE; null: not known */
      vacant: number | null;
      /** @description null: published figures do not tell */
      working: {
        /** @description FTE of people in post and not on leave, in FTE */
        fte: number;
        /** @description people in post and not on leave */
        people: number;
      } | null;
    };
    StockReply: {
      asOf: components['schemas']['AsOf'];
      /** @description why there are no rows */
      detail: string | null;
      /** @description how often; null: one row over all days */
      every: ('day' | 'month' | 'year') | null;
      /**
       * @description derived: from events about people; reported: as published. The two are never mixed
       * @enum {string}
       */
      evidence: 'reported' | 'derived';
      /**
       * Format: date
       * @description the first day that was asked for; for published figures without days, the first there is
       */
      from: string;
      /**
       * @description fte, headcount, unknown-fte, on-leave
       * @enum {string}
       */
      measure: 'fte' | 'headcount' | 'unknown-fte' | 'on-leave';
      /** @description by profession, area and day */
      rows: components['schemas']['StockRow'][];
      /** @description whether these figures are derived from simulated people */
      simulated: boolean;
      /** @enum {string} */
      status: 'answered' | 'no-derived-evidence' | 'not-published';
      /**
       * Format: date
       * @description the last day that was asked for
       */
      to: string;
      /** @description what the values count in: FTE (exact to five decimals), people or posts */
      unit: string;
    };
    StockRow: {
      /** @description ENG, a region, an ICB, an organisation code or unassigned */
      area: string;
      areaName: string;
      /** @description on this day; null: published */
      coverage: components['schemas']['Coverage'] | null;
      /** @enum {string} */
      level: 'organisation' | 'icb' | 'region' | 'england';
      /**
       * Format: date
       * @description the stock is that of the end of this day
       */
      on: string;
      /** @enum {string} */
      profession:
        | 'midwife'
        | 'consultant-obstetrics-gynaecology'
        | 'obstetric-trainee'
        | 'maternity-support'
        | 'student-midwife'
        | 'consultant-all-specialties'
        | 'other';
      /** @description the published series; null: derived */
      series: string | null;
      /** @description in post, or what `measure` says of those in post, in `unit` */
      value: number;
      /** @description the month of the publication (YYYY-MM): vintages are never mixed; null: derived */
      vintage: string | null;
    };
    /** @description So many more of a profession, against the stock on a day, by another. */
    Target: {
      /** @description so many more, in `unit` */
      amount: number;
      /** @description ENG, a region (Y56), an ICB (QWE) or an organisation code (R0A) */
      area: string;
      areaName: string;
      /**
       * Format: date
       * @description the day whose stock the change is counted from
       */
      baselineOn: string;
      /**
       * @description net: like-for-like change of the stock since the baseline; gross: joiners since; establishment: change of funded posts
       * @enum {string}
       */
      basis: 'net' | 'gross' | 'establishment';
      /** @description the day by which it is due */
      dueOn: string | null;
      /**
       * Format: date
       * @description the day from which the target reads so
       */
      effectiveOn: string;
      /**
       * @description reported: published figures; derived: events about people
       * @enum {string}
       */
      evidence: 'reported' | 'derived';
      id: string;
      /** @description the target in one line */
      inWords: string;
      links: {
        position: string;
        self: string;
      };
      /** @enum {string} */
      measure: 'fte' | 'headcount' | 'starters' | 'places';
      /** @description why it was set so */
      note: string | null;
      /** @enum {string} */
      profession:
        | 'midwife'
        | 'consultant-obstetrics-gynaecology'
        | 'obstetric-trainee'
        | 'maternity-support'
        | 'student-midwife'
        | 'consultant-all-specialties'
        | 'other';
      /**
       * Format: date-time
       * @description when it was recorded
       */
      recordedAt: string;
      /** @description what the next revision is `basedOn` */
      revision: string;
      /** @description how many there were, the first setting included */
      revisions: number;
      /** @description who chose what the promise left open */
      setBy: string | null;
      /** @description parts by area, which add up to the amount */
      split:
        | {
            /** @description in `unit` */
            amount: number;
            area: string;
          }[]
        | null;
      title: string | null;
      /** @description what `amount` counts in: FTE, people, starters or places */
      unit: string;
      /** @description the only vintage of published figures that may answer (YYYY-MM); null: the newest */
      vintage: string | null;
    };
    TargetReply: {
      asOf: components['schemas']['AsOf'];
      /** @description every way it read, oldest first; the last is current */
      history: components['schemas']['TargetRevision'][];
      target: components['schemas']['Target'];
    };
    TargetRevision: {
      /** @description so many more, in `unit` */
      amount: number;
      /** @description ENG, a region (Y56), an ICB (QWE) or an organisation code (R0A) */
      area: string;
      areaName: string;
      /**
       * Format: date
       * @description the day whose stock the change is counted from
       */
      baselineOn: string;
      /**
       * @description net: like-for-like change of the stock since the baseline; gross: joiners since; establishment: change of funded posts
       * @enum {string}
       */
      basis: 'net' | 'gross' | 'establishment';
      /** @description the day by which it is due */
      dueOn: string | null;
      /**
       * Format: date
       * @description the day from which the target reads so
       */
      effectiveOn: string;
      /**
       * @description reported: published figures; derived: events about people
       * @enum {string}
       */
      evidence: 'reported' | 'derived';
      /** @description the target in one line */
      inWords: string;
      /** @enum {string} */
      measure: 'fte' | 'headcount' | 'starters' | 'places';
      /** @description why it was set so */
      note: string | null;
      /** @enum {string} */
      profession:
        | 'midwife'
        | 'consultant-obstetrics-gynaecology'
        | 'obstetric-trainee'
        | 'maternity-support'
        | 'student-midwife'
        | 'consultant-all-specialties'
        | 'other';
      /**
       * Format: date-time
       * @description when it was recorded
       */
      recordedAt: string;
      /** @description what the next revision is `basedOn` */
      revision: string;
      /** @description who chose what the promise left open */
      setBy: string | null;
      /** @description parts by area, which add up to the amount */
      split:
        | {
            /** @description in `unit` */
            amount: number;
            area: string;
          }[]
        | null;
      title: string | null;
      /** @description what `amount` counts in: FTE, people, starters or places */
      unit: string;
      /** @description the only vintage of published figures that may answer (YYYY-MM); null: the newest */
      vintage: string | null;
    };
    TargetsReply: {
      asOf: components['schemas']['AsOf'];
      targets: components['schemas']['Target'][];
    };
    VerifyResult: {
      breaches: {
        /** @description how many there are */
        count: number;
        /** @description the first 200: days on which stock does not change by what flows */
        first: {
          /** @description level, area, profession and day */
          at: string;
          /** @description so much flows; FTE in hundred-thousandths */
          flows: number;
          /** @enum {string} */
          measure: 'headcount' | 'fte';
          /** @description by so much the stock changes; FTE in hundred-thousandths */
          stock: number;
        }[];
      };
      /** @description cells of the read models that were compared */
      cells: number;
      differences: {
        /** @description how many there are */
        count: number;
        /** @description the first 200 */
        first: {
          /** @description the cell; it names nobody */
          at: {
            [key: string]: string;
          };
          /** @description the read model; standing: a subject that lacks facts */
          cube: string;
          /** @description what the facts make; FTE in hundred-thousandths */
          fromFacts: {
            [key: string]: number;
          };
          /** @description what stands; FTE in hundred-thousandths */
          stored: {
            [key: string]: number;
          };
        }[];
      };
      /** @description of them, those compared as they were folded last */
      pending: number;
      /** @description people, organisations and targets that were compared */
      subjects: number;
    };
    WhiskersDrawing: {
      /** @constant */
      kind: 'whiskers';
      line: {
        /** @description where the line is, in `unit` */
        at: number;
        name: string;
      };
      rows: {
        /** @description upper limit, in `unit`; null beside a lower one: there is none */
        high: number | null;
        /** @description lower limit of the 95 per cent interval, in `unit` */
        low: number | null;
        name: string;
        /** @description in `unit`; null: `words` say why there is none */
        value: number | null;
        words: string;
      }[];
      unit: string;
    };
    /** @description Derived: opening + Σ entries − Σ exits + hours + fteKnown = closing, and change = likeForLike + onboarding + restructuring. Reported: opening + breaks + joiners − leavers + residual = closing, and change = likeForLike + breaks. Exactly. */
    WorkforceBridge: {
      /** @description ENG, a region, an ICB, an organisation code or unassigned */
      area: string;
      areaName: string;
      /** @description organisations that entered or left published figures, in `unit`; null: not known, or this evidence does not tell */
      breaks: number | null;
      /** @description closing − opening, in `unit`; null: not known, or this evidence does not tell */
      change: number | null;
      /** @description stock on the last day, in `unit`; null: not known, or this evidence does not tell */
      closing: number | null;
      /** @description whether the feeds cover 95 per cent or more on both days; if not, the change is not comparable */
      comparable: boolean;
      /** @description null: published */
      coverage: {
        from: components['schemas']['Coverage'];
        to: components['schemas']['Coverage'];
      } | null;
      /** @description null: published */
      entries: {
        /** @description entries of kind added, in `unit` */
        added: number;
        /** @description entries of kind gap-in, in `unit` */
        'gap-in': number;
        /** @description entries of kind move-in, in `unit` */
        'move-in': number;
        /** @description entries of kind new, in `unit` */
        new: number;
        /** @description entries of kind onboarded, in `unit` */
        onboarded: number;
        /** @description entries of kind reactivated, in `unit` */
        reactivated: number;
        /** @description entries of kind reclassified-in, in `unit` */
        'reclassified-in': number;
        /** @description entries of kind restructured-in, in `unit` */
        'restructured-in': number;
        /** @description entries of kind return, in `unit` */
        return: number;
        /** @description entries of kind role-in, in `unit` */
        'role-in': number;
      } | null;
      /** @description null: published */
      exits: {
        /** @description exits of kind dropped, in `unit` */
        dropped: number;
        /** @description exits of kind gap-out, in `unit` */
        'gap-out': number;
        /** @description exits of kind inactivated, in `unit` */
        inactivated: number;
        /** @description exits of kind left, in `unit` */
        left: number;
        /** @description exits of kind move-out, in `unit` */
        'move-out': number;
        /** @description exits of kind offboarded, in `unit` */
        offboarded: number;
        /** @description exits of kind reclassified-out, in `unit` */
        'reclassified-out': number;
        /** @description exits of kind restructured-out, in `unit` */
        'restructured-out': number;
        /** @description exits of kind role-out, in `unit` */
        'role-out': number;
      } | null;
      /**
       * Format: date
       * @description the day of the opening stock
       */
      from: string;
      /** @description FTE of those who stayed that became known, in `unit`; null: not known, or this evidence does not tell */
      fteKnown: number | null;
      /** @description changes of hours of those who stayed, in `unit`; null: not known, or this evidence does not tell */
      hours: number | null;
      /** @description gross joiners: new, return and role-in; published: as published, in `unit`; null: not known, or this evidence does not tell */
      joiners: number | null;
      /** @description gross leavers: left and role-out; published: as published, in `unit`; null: not known, or this evidence does not tell */
      leavers: number | null;
      /** @enum {string} */
      level: 'organisation' | 'icb' | 'region' | 'england';
      /** @description the change that is progress: without breaks, onboarding and restructuring, in `unit`; null: not known, or this evidence does not tell */
      likeForLike: number | null;
      /** @description people whose organisation’s feed began, less those whose feed ended, in `unit` */
      onboarding: number;
      /** @description stock on the first day, in `unit`; null: not known, or this evidence does not tell */
      opening: number | null;
      /** @description likeForLike ÷ opening, in per cent; null: not comparable, or not known */
      percent: number | null;
      /** @enum {string} */
      profession:
        | 'midwife'
        | 'consultant-obstetrics-gynaecology'
        | 'obstetric-trainee'
        | 'maternity-support'
        | 'student-midwife'
        | 'consultant-all-specialties'
        | 'other';
      /** @description exits of the last 28 days before the newest day known are among it: their kind may change */
      provisional: boolean;
      /** @description null: other than twelve months, provisional, not comparable, or published */
      rates: components['schemas']['Rates'] | null;
      /** @description what published flows do not explain, in `unit`; null: not known, or this evidence does not tell */
      residual: number | null;
      /** @description restructured and reclassified, in less out, in `unit` */
      restructuring: number;
      /** @description the published series; null: derived */
      series: string | null;
      /**
       * Format: date
       * @description the day of the closing stock
       */
      to: string;
      /** @description the month of the publication (YYYY-MM): vintages are never mixed; null: derived */
      vintage: string | null;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  answer: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description For people, in plain text. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  live: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It does. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Live'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ready: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description They can. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Ready'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  areas: {
    parameters: {
      query?: {
        /** @description The day, today in England if left out. Expected: a day that exists, as YYYY-MM-DD. */
        on?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The areas, by level and code. */
      200: {
        headers: {
          /** @description With CSV: how fresh the figures are, as JSON in ASCII. */
          'Muster-As-Of'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AreasReply'];
        };
      };
      /** @description `bad-query`: The question cannot be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  backtests: {
    parameters: {
      query?: {
        /** @description Which model is tested; left out: series. Expected: series, pipeline or combined. */
        model?: 'series' | 'pipeline' | 'combined';
        /** @description Of one profession, of all if left out. Expected: a profession: midwife, consultant-obstetrics-gynaecology, obstetric-trainee, maternity-support, student-midwife, consultant-all-specialties, other. */
        profession?:
          | 'midwife'
          | 'consultant-obstetrics-gynaecology'
          | 'obstetric-trainee'
          | 'maternity-support'
          | 'student-midwife'
          | 'consultant-all-specialties'
          | 'other';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The scoreboard. In CSV: one row a group and method. */
      200: {
        headers: {
          /** @description With CSV: how fresh the figures are, as JSON in ASCII. */
          'Muster-As-Of'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BacktestReply'];
        };
      };
      /** @description It is being made: ask again. */
      202: {
        headers: {
          /** @description With CSV: how fresh the figures are, as JSON in ASCII. */
          'Muster-As-Of'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BacktestReply'];
        };
      };
      /** @description `bad-query`: The question cannot be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. `jobs-away`: Jobs cannot be asked for now. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  bridge: {
    parameters: {
      query?: {
        /** @description One area; left out: all areas of the level, or England where no level is given either. Expected: ENG, a region (Y56), an ICB (QWE), an organisation code (R0A) or unassigned. */
        area?: string;
        /** @description One bridge a day, month or year (as the stock’s days are), instead of one over all. Published figures: year only. Expected: day, month, year. */
        every?: 'day' | 'month' | 'year';
        /** @description derived (if left out): from events about people; reported: as published. Expected: reported, derived. */
        evidence?: 'reported' | 'derived';
        /** @description The day of the opening stock: flows are those after it. Left out: twelve months before the last day, or the first day published. Expected: a day that exists, as YYYY-MM-DD. */
        from?: string;
        /** @description At which level; left out: that of the area. Expected: organisation, icb, region, england. */
        level?: 'organisation' | 'icb' | 'region' | 'england';
        /** @description What the figures count, fte if left out. Expected: fte, headcount. */
        measure?: 'fte' | 'headcount';
        /** @description Whom the figures count; left out: every profession but `other`. Expected: a profession: midwife, consultant-obstetrics-gynaecology, obstetric-trainee, maternity-support, student-midwife, consultant-all-specialties, other. */
        profession?:
          | 'midwife'
          | 'consultant-obstetrics-gynaecology'
          | 'obstetric-trainee'
          | 'maternity-support'
          | 'student-midwife'
          | 'consultant-all-specialties'
          | 'other';
        /** @description The day of the closing stock, today in England if left out; published: the last there is. Expected: a day that exists, as YYYY-MM-DD. */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The bridges; or, as `status` and `detail`, why there are none. */
      200: {
        headers: {
          /** @description With CSV: how fresh the figures are, as JSON in ASCII. */
          'Muster-As-Of'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BridgeReply'];
        };
      };
      /** @description `bad-query`: The question cannot be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too-many-rows`: The answer is too long for a page. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  cohort: {
    parameters: {
      query?: {
        /** @description Only learners who are placed there; left out: wherever they are. Expected: ENG, a region (Y56), an ICB (QWE) or an organisation code (R0A). */
        area?: string;
        /** @description The day up to which it is followed, today in England if left out: the last whole month that ends by it. Expected: a day that exists, as YYYY-MM-DD. */
        on?: string;
      };
      header?: never;
      path: {
        /** @description The cohort: programme.route.month.institution, as /v1/intakes gives it. Other characters than letters, digits, - and _ are written as ~ and two hex digits a byte. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The cohort. */
      200: {
        headers: {
          /** @description With CSV: how fresh the figures are, as JSON in ASCII. */
          'Muster-As-Of'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CohortReply'];
        };
      };
      /** @description `bad-query`: The question cannot be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unknown-cohort`: There is no such cohort. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  command: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description in the partition */
        offset: number;
        /** @description of the topic */
        partition: number;
        /** @description always muster.governance */
        topic: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What became of it, so far. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandReply'];
        };
      };
      /** @description `unknown-command`: There is no such command. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `parked`: The event was set aside. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. `log-unavailable`: The event log does not answer. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  compare: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ComparisonBody'];
      };
    };
    responses: {
      /** @description It was asked for before: this is it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ComparisonReply'];
        };
      };
      /** @description It will be made: `Location` has it. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ComparisonReply'];
        };
      };
      /** @description `malformed-json`: The body is not JSON. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unknown-scenario`: There is no such scenario. `unknown-target`: There is no such target. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too-large`: The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported-media-type`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid`: The body says something that cannot be. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. `jobs-away`: Jobs cannot be asked for now. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  comparison: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a comparison */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The comparison. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ComparisonReply'];
        };
      };
      /** @description `unknown-forecast`: There is no such forecast. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. `jobs-away`: Jobs cannot be asked for now. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  definitions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The measures and the words, by name. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DefinitionsReply'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  exposure: {
    parameters: {
      query?: {
        /** @description One area; left out: all areas of the level, or England where no level is given either. Expected: ENG, a region (Y56), an ICB (QWE), an organisation code (R0A) or unassigned. */
        area?: string;
        /** @description One month in which cohorts began; left out: all. Expected: a month, as YYYY-MM. */
        cohort?: string;
        /** @description One institution; left out: all. Expected: the code of an institution that teaches (M20). */
        institution?: string;
        /** @description At which level; left out: that of the area. Expected: organisation, icb, region, england. */
        level?: 'organisation' | 'icb' | 'region' | 'england';
        /** @description The day up to which is counted, today in England if left out: the last whole month that ends by it. Expected: a day that exists, as YYYY-MM-DD. */
        on?: string;
        /** @description One programme; left out: all. Expected: a programme code. */
        programme?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The figures, and the requirements with their source. */
      200: {
        headers: {
          /** @description With CSV: how fresh the figures are, as JSON in ASCII. */
          'Muster-As-Of'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExposureReply'];
        };
      };
      /** @description `bad-query`: The question cannot be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too-many-rows`: The answer is too long for a page. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  flows: {
    parameters: {
      query?: {
        /** @description One area; left out: all areas of the level, or England where no level is given either. Expected: ENG, a region (Y56), an ICB (QWE), an organisation code (R0A) or unassigned. */
        area?: string;
        /** @description day; month (if left out): calendar months; year: the twelve months that end on `to`, those before them, and so on. The first and the last period may be cut off by `from` and `to`. Published figures: year only, by their own periods. Expected: day, month, year. */
        every?: 'day' | 'month' | 'year';
        /** @description derived (if left out): from events about people; reported: as published. Expected: reported, derived. */
        evidence?: 'reported' | 'derived';
        /** @description The first day that is summed; left out: the last twelve months, or all that is published. Expected: a day that exists, as YYYY-MM-DD. */
        from?: string;
        /** @description At which level; left out: that of the area. Expected: organisation, icb, region, england. */
        level?: 'organisation' | 'icb' | 'region' | 'england';
        /** @description What the figures count, fte if left out. Expected: fte, headcount. */
        measure?: 'fte' | 'headcount';
        /** @description Whom the figures count; left out: every profession but `other`. Expected: a profession: midwife, consultant-obstetrics-gynaecology, obstetric-trainee, maternity-support, student-midwife, consultant-all-specialties, other. */
        profession?:
          | 'midwife'
          | 'consultant-obstetrics-gynaecology'
          | 'obstetric-trainee'
          | 'maternity-support'
          | 'student-midwife'
          | 'consultant-all-specialties'
          | 'other';
        /** @description The last day that is summed, today in England if left out; published: the last there is. Expected: a day that exists, as YYYY-MM-DD. */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The flows that are not 0; or, as `status` and `detail`, why there are none. */
      200: {
        headers: {
          /** @description With CSV: how fresh the figures are, as JSON in ASCII. */
          'Muster-As-Of'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FlowsReply'];
        };
      };
      /** @description `bad-query`: The question cannot be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too-many-rows`: The answer is too long for a page. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  forecasts: {
    parameters: {
      query?: {
        /** @description How many at most, 50 if left out. Expected: a whole number from 1 to 500. */
        limit?: string;
        /** @description Under one scenario; left out: as things were, and under all. Expected: the name of a scenario. */
        scenario?: string;
        /** @description Of one target. Expected: the name of a target. */
        target?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The latest made first. In CSV: one row a score. */
      200: {
        headers: {
          /** @description With CSV: how fresh the figures are, as JSON in ASCII. */
          'Muster-As-Of'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeptForecastsReply'];
        };
      };
      /** @description `bad-query`: The question cannot be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  forecast: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a forecast */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The forecast. In CSV: one row an area and day. */
      200: {
        headers: {
          /** @description With CSV: how fresh the figures are, as JSON in ASCII. */
          'Muster-As-Of'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ForecastReply'];
        };
      };
      /** @description `unknown-forecast`: There is no such forecast. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  intakes: {
    parameters: {
      query?: {
        /** @description Of institutions that lie there; left out: all areas of the level, or England where no level is given either. Expected: ENG, a region (Y56), an ICB (QWE), an organisation code (R0A) or unassigned. */
        area?: string;
        /** @description At which level; left out: that of the area. Expected: organisation, icb, region, england. */
        level?: 'organisation' | 'icb' | 'region' | 'england';
        /** @description The day asked for, today in England if left out. Expected: a day that exists, as YYYY-MM-DD. */
        on?: string;
        /** @description Counts those alone who are placed there, of institutions wherever they lie; nobody tells for where places are, so that there are none. Not beside level and area. Expected: ENG, a region (Y56), an ICB (QWE) or an organisation code (R0A). */
        placedIn?: string;
        /** @description What the cohorts lead to; left out: every profession. Expected: a profession: midwife, consultant-obstetrics-gynaecology, obstetric-trainee, maternity-support, student-midwife, consultant-all-specialties, other. */
        profession?:
          | 'midwife'
          | 'consultant-obstetrics-gynaecology'
          | 'obstetric-trainee'
          | 'maternity-support'
          | 'student-midwife'
          | 'consultant-all-specialties'
          | 'other';
        /** @description One academic year that cohorts begin in; left out: all. Expected: the calendar year of its September, e.g. 2025. */
        year?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The intakes, reconciled. */
      200: {
        headers: {
          /** @description With CSV: how fresh the figures are, as JSON in ASCII. */
          'Muster-As-Of'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntakesReply'];
        };
      };
      /** @description `bad-query`: The question cannot be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too-many-rows`: The answer is too long for a page. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  jobs: {
    parameters: {
      query?: {
        /** @description Jobs of one kind, all if left out. Expected: rebuild, restate, verify, forecast, compare, solve, sensitivity, backtest. */
        kind?:
          'rebuild' | 'restate' | 'verify' | 'forecast' | 'compare' | 'solve' | 'sensitivity' | 'backtest';
        /** @description How many at most, 50 if left out. Expected: a whole number from 1 to 500. */
        limit?: string;
        /** @description Jobs in one state, all if left out. Expected: waiting, delayed, running, done, failed, cancelled. */
        state?: 'waiting' | 'delayed' | 'running' | 'done' | 'failed' | 'cancelled';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The jobs, the latest asked for first. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobsReply'];
        };
      };
      /** @description `bad-query`: The question cannot be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `jobs-away`: Jobs cannot be asked for now. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  askJob: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AskJobBody'];
      };
    };
    responses: {
      /** @description It was asked for before: this is it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobReply'];
        };
      };
      /** @description The job is kept, and will be done: `Location` tells how far it is. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobReply'];
        };
      };
      /** @description `malformed-json`: The body is not JSON. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too-large`: The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported-media-type`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid`: The body says something that cannot be. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. `jobs-away`: Jobs cannot be asked for now. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  job: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a job */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The job. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobReply'];
        };
      };
      /** @description `unknown-job`: There is no such job. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `jobs-away`: Jobs cannot be asked for now. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  cancelJob: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a job */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CancelJobBody'];
      };
    };
    responses: {
      /** @description The job as it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobReply'];
        };
      };
      /** @description `malformed-json`: The body is not JSON. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unknown-job`: There is no such job. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too-large`: The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported-media-type`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid`: The body says something that cannot be. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `jobs-away`: Jobs cannot be asked for now. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  followJob: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a job */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The stream, until either side ends it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      /** @description `unknown-job`: There is no such job. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too-many-streams`: Too many follow already. `not-ready`: Nothing can be answered yet. `jobs-away`: Jobs cannot be asked for now. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  follow: {
    parameters: {
      query?: {
        /** @description Whose `folded` you want to be told of; left out: of all. Expected: one or more of muster.people, muster.organisations, muster.governance, with commas between. */
        topics?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The stream, until either side ends it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      /** @description `bad-query`: The question cannot be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too-many-streams`: Too many follow already. `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  outreach: {
    parameters: {
      query?: {
        /** @description One area; left out: all areas of the level, or England where no level is given either. Expected: ENG, a region (Y56), an ICB (QWE), an organisation code (R0A) or unassigned. */
        area?: string;
        /** @description At which level; left out: that of the area. Expected: organisation, icb, region, england. */
        level?: 'organisation' | 'icb' | 'region' | 'england';
        /** @description The day up to which is counted, today in England if left out. Below region figures are monthly: the last whole month that ends by it. Expected: a day that exists, as YYYY-MM-DD. */
        on?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One row a figure, by area and kind of session. */
      200: {
        headers: {
          /** @description With CSV: how fresh the figures are, as JSON in ASCII. */
          'Muster-As-Of'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OutreachReply'];
        };
      };
      /** @description `bad-query`: The question cannot be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too-many-rows`: The answer is too long for a page. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  parameters: {
    parameters: {
      query: {
        /** @description What which model learned; left out: that of the model that answers for the target. Expected: series or pipeline. */
        model?: 'series' | 'pipeline';
        /** @description Whose forecast it is learned for. Expected: the name of a target. */
        target: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Each parameter. In CSV: one row each. */
      200: {
        headers: {
          /** @description With CSV: how fresh the figures are, as JSON in ASCII. */
          'Muster-As-Of'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ParametersReply'];
        };
      };
      /** @description `bad-query`: The question cannot be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unknown-target`: There is no such target. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  participation: {
    parameters: {
      query?: {
        /** @description One area; left out: all regions or ICBs of the level, or England where no level is given either. Of organisations one must be named. Expected: ENG, a region (Y56), an ICB (QWE), an organisation code (R0A) or unassigned. */
        area?: string;
        /** @description By what; left out: `ethnicGroup`, white and BME as the Workforce Race Equality Standard has them; `all`: everybody together. Expected: all, ethnicity, sex, disability, ageBand, imdQuintile, polarQuintile, tundraQuintile, firstInFamily, careExperienced, freeSchoolMeals, homeRurality, nationalityGroup, trainedIn, ethnicGroup, route, delivery. */
        attribute?:
          | 'all'
          | 'ethnicity'
          | 'sex'
          | 'disability'
          | 'ageBand'
          | 'imdQuintile'
          | 'polarQuintile'
          | 'tundraQuintile'
          | 'firstInFamily'
          | 'careExperienced'
          | 'freeSchoolMeals'
          | 'homeRurality'
          | 'nationalityGroup'
          | 'trainedIn'
          | 'ethnicGroup'
          | 'route'
          | 'delivery';
        /** @description The group that is compared, with `second`; left out: white with BME for `ethnicGroup`, nothing for others. Expected: a value of the attribute, e.g. white. */
        first?: string;
        /** @description At which level; left out: that of the area. Expected: organisation, icb, region, england. */
        level?: 'organisation' | 'icb' | 'region' | 'england';
        /** @description What enrolments lead to; left out: applications, whose programmes are not known to lead to one profession. Expected: a profession: midwife, consultant-obstetrics-gynaecology, obstetric-trainee, maternity-support, student-midwife, consultant-all-specialties, other. */
        profession?:
          | 'midwife'
          | 'consultant-obstetrics-gynaecology'
          | 'obstetric-trainee'
          | 'maternity-support'
          | 'student-midwife'
          | 'consultant-all-specialties'
          | 'other';
        /** @description The group that it is compared with. Expected: a value of the attribute, e.g. white. */
        second?: string;
        /** @description One stage; left out: those of applications, or with a profession those of enrolments. Expected: applied, offered, accepted, started, withdrew, completed, registered, first-post, in-post-12, in-post-24. */
        stage?:
          | 'applied'
          | 'offered'
          | 'accepted'
          | 'started'
          | 'withdrew'
          | 'completed'
          | 'registered'
          | 'first-post'
          | 'in-post-12'
          | 'in-post-24';
        /** @description The academic year that cohorts begin in; left out: the one before this. Expected: the calendar year of its September, e.g. 2025. */
        year?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One row a figure: counts, shares, shares of the population where data/ has the denominator, and relative likelihoods with both groups named. */
      200: {
        headers: {
          /** @description With CSV: how fresh the figures are, as JSON in ASCII. */
          'Muster-As-Of'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ParticipationReply'];
        };
      };
      /** @description `bad-query`: The question cannot be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  pipeline: {
    parameters: {
      query: {
        /** @description One area; left out: all areas of the level, or England where no level is given either. Expected: ENG, a region (Y56), an ICB (QWE), an organisation code (R0A) or unassigned. */
        area?: string;
        /** @description Only what is of one institution, as far as it counts in the area; left out: of all. Expected: the code of an institution that teaches (M20). */
        institution?: string;
        /** @description At which level; left out: that of the area. Expected: organisation, icb, region, england. */
        level?: 'organisation' | 'icb' | 'region' | 'england';
        /** @description The day up to which is counted, today in England if left out. Below region figures are monthly: the last whole month that ends by it. Expected: a day that exists, as YYYY-MM-DD. */
        on?: string;
        /** @description What the programmes lead to. Expected: a profession: midwife, consultant-obstetrics-gynaecology, obstetric-trainee, maternity-support, student-midwife, consultant-all-specialties, other. */
        profession:
          | 'midwife'
          | 'consultant-obstetrics-gynaecology'
          | 'obstetric-trainee'
          | 'maternity-support'
          | 'student-midwife'
          | 'consultant-all-specialties'
          | 'other';
        /** @description One academic year that cohorts begin in; left out: all. Expected: the calendar year of its September, e.g. 2025. */
        year?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One row a figure, with its 95 per cent interval where it is a share. */
      200: {
        headers: {
          /** @description With CSV: how fresh the figures are, as JSON in ASCII. */
          'Muster-As-Of'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PipelineReply'];
        };
      };
      /** @description `bad-query`: The question cannot be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too-many-rows`: The answer is too long for a page. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  reconciliation: {
    parameters: {
      query: {
        /** @description Where, ENG if left out. Expected: ENG, a region (Y56), an ICB (QWE) or an organisation code (R0A). */
        area?: string;
        /** @description What the figures count, fte if left out. Expected: fte, headcount. */
        measure?: 'fte' | 'headcount';
        /** @description Which published period; left out: the newest. Expected: a published period, as 2021-09-30/2022-09-30 or, as it is printed, 202109 to 202209. */
        period?: string;
        /** @description Whom the figures count. Expected: a profession: midwife, consultant-obstetrics-gynaecology, obstetric-trainee, maternity-support, student-midwife, consultant-all-specialties, other. */
        profession:
          | 'midwife'
          | 'consultant-obstetrics-gynaecology'
          | 'obstetric-trainee'
          | 'maternity-support'
          | 'student-midwife'
          | 'consultant-all-specialties'
          | 'other';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Each figure both ways; or, as `status` and `detail`, why not. In CSV: one row a figure, then one a reason. */
      200: {
        headers: {
          /** @description With CSV: how fresh the figures are, as JSON in ASCII. */
          'Muster-As-Of'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReconciliationReply'];
        };
      };
      /** @description `bad-query`: The question cannot be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  redistribution: {
    parameters: {
      query?: {
        /** @description The day, today in England if left out. Of ICBs the last whole month that ends by it. Expected: a day that exists, as YYYY-MM-DD. */
        on?: string;
        /** @description What learners train for; left out: every profession. Expected: a profession: midwife, consultant-obstetrics-gynaecology, obstetric-trainee, maternity-support, student-midwife, consultant-all-specialties, other. */
        profession?:
          | 'midwife'
          | 'consultant-obstetrics-gynaecology'
          | 'obstetric-trainee'
          | 'maternity-support'
          | 'student-midwife'
          | 'consultant-all-specialties'
          | 'other';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One row a figure. */
      200: {
        headers: {
          /** @description With CSV: how fresh the figures are, as JSON in ASCII. */
          'Muster-As-Of'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RedistributionReply'];
        };
      };
      /** @description `bad-query`: The question cannot be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  boardReport: {
    parameters: {
      query?: {
        /** @description Of pipeline and participation: England or a region, ENG if left out. Expected: ENG, a region (Y56), an ICB (QWE) or an organisation code (R0A). */
        area?: string;
        /** @description In which form; left out: what the Accept header prefers, JSON if nothing. Expected: json, pdf, xlsx, csv. */
        format?: 'json' | 'pdf' | 'xlsx' | 'csv';
        /** @description The day the report is of, today in England if left out; between published days the last one answers. Expected: a day that exists, as YYYY-MM-DD. */
        on?: string;
        /** @description The academic year that cohorts begin in; left out: the newest of which most are through the standard pathway. Expected: the calendar year of its September, e.g. 2025. */
        year?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The report; in every form the same figures. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BoardReport'];
        };
      };
      /** @description `bad-query`: The question cannot be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  publishedReports: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The newest first. */
      200: {
        headers: {
          /** @description With CSV: how fresh the figures are, as JSON in ASCII. */
          'Muster-As-Of'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PublishedReportsReply'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  publishReport: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PublishReportBody'];
      };
    };
    responses: {
      /** @description The report is published. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BoardReport'];
        };
      };
      /** @description `malformed-json`: The body is not JSON. `bad-query`: The question cannot be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too-large`: The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported-media-type`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid`: The body says something that cannot be. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  publishedReport: {
    parameters: {
      query?: {
        /** @description In which form; left out: what the Accept header prefers, JSON if nothing. Expected: json, pdf, xlsx, csv. */
        format?: 'json' | 'pdf' | 'xlsx' | 'csv';
      };
      header?: never;
      path: {
        /** @description the number of a report */
        number: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The report; in every form the same figures. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BoardReport'];
        };
      };
      /** @description `bad-query`: The question cannot be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unknown-report`: There is no such report. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  scenarios: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The scenarios, by id. In CSV: one row a lever. */
      200: {
        headers: {
          /** @description With CSV: how fresh the figures are, as JSON in ASCII. */
          'Muster-As-Of'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScenariosReply'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  saveScenario: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SaveScenarioBody'];
      };
    };
    responses: {
      /** @description The scenario is saved. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScenarioReply'];
        };
      };
      /** @description The log holds it, but it is not folded in yet: `Location` tells what became of it. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandReply'];
        };
      };
      /** @description `malformed-json`: The body is not JSON. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unknown-target`: There is no such target. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `scenario-exists`: The scenario is saved already. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too-large`: The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported-media-type`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid`: The body says something that cannot be. `parked`: The event was set aside. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. `log-unavailable`: The event log does not answer. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  scenario: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the name of a scenario */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The scenario. In CSV: one row a lever, as it reads now. */
      200: {
        headers: {
          /** @description With CSV: how fresh the figures are, as JSON in ASCII. */
          'Muster-As-Of'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScenarioReply'];
        };
      };
      /** @description `unknown-scenario`: There is no such scenario. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  followScenario: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the name of a scenario */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The stream, until either side ends it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      /** @description `unknown-scenario`: There is no such scenario. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too-many-streams`: Too many follow already. `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  reviseScenario: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the name of a scenario */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReviseScenarioBody'];
      };
    };
    responses: {
      /** @description The scenario reads so from now on. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScenarioReply'];
        };
      };
      /** @description The log holds it, but it is not folded in yet: `Location` tells what became of it. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandReply'];
        };
      };
      /** @description `malformed-json`: The body is not JSON. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unknown-target`: There is no such target. `unknown-scenario`: There is no such scenario. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-revision`: It was revised meanwhile. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too-large`: The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported-media-type`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid`: The body says something that cannot be. `parked`: The event was set aside. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. `log-unavailable`: The event log does not answer. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  solve: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SolutionBody'];
      };
    };
    responses: {
      /** @description It was asked for before: this is it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SolutionReply'];
        };
      };
      /** @description It will be found: `Location` has it. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SolutionReply'];
        };
      };
      /** @description `malformed-json`: The body is not JSON. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unknown-scenario`: There is no such scenario. `unknown-target`: There is no such target. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too-large`: The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported-media-type`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid`: The body says something that cannot be. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. `jobs-away`: Jobs cannot be asked for now. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  solution: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a solution */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The solution. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SolutionReply'];
        };
      };
      /** @description `unknown-forecast`: There is no such forecast. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. `jobs-away`: Jobs cannot be asked for now. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  stock: {
    parameters: {
      query?: {
        /** @description One area; left out: all areas of the level, or England where no level is given either. Expected: ENG, a region (Y56), an ICB (QWE), an organisation code (R0A) or unassigned. */
        area?: string;
        /** @description day; month (if left out): the last day of each, and `to`; year: `to` and its anniversaries. Published figures: year only. Expected: day, month, year. */
        every?: 'day' | 'month' | 'year';
        /** @description derived (if left out): from events about people; reported: as published. Expected: reported, derived. */
        evidence?: 'reported' | 'derived';
        /** @description The first day, twelve months before the last if left out; published: the first there is. Expected: a day that exists, as YYYY-MM-DD. */
        from?: string;
        /** @description At which level; left out: that of the area. Expected: organisation, icb, region, england. */
        level?: 'organisation' | 'icb' | 'region' | 'england';
        /** @description fte (if left out), headcount, unknown-fte (posts whose FTE is not known) or on-leave (people all of whose posts are on paid leave). Expected: fte, headcount, unknown-fte, on-leave. */
        measure?: 'fte' | 'headcount' | 'unknown-fte' | 'on-leave';
        /** @description Whom the figures count; left out: every profession but `other`. Expected: a profession: midwife, consultant-obstetrics-gynaecology, obstetric-trainee, maternity-support, student-midwife, consultant-all-specialties, other. */
        profession?:
          | 'midwife'
          | 'consultant-obstetrics-gynaecology'
          | 'obstetric-trainee'
          | 'maternity-support'
          | 'student-midwife'
          | 'consultant-all-specialties'
          | 'other';
        /** @description The last day, today in England if left out; published: the last there is. Expected: a day that exists, as YYYY-MM-DD. */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The stocks, each with the coverage of its day; or, as `status` and `detail`, why there are none. */
      200: {
        headers: {
          /** @description With CSV: how fresh the figures are, as JSON in ASCII. */
          'Muster-As-Of'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StockReply'];
        };
      };
      /** @description `bad-query`: The question cannot be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too-many-rows`: The answer is too long for a page. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  targets: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The targets, by id. */
      200: {
        headers: {
          /** @description With CSV: how fresh the figures are, as JSON in ASCII. */
          'Muster-As-Of'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TargetsReply'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  setTarget: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetTargetBody'];
      };
    };
    responses: {
      /** @description The target is set. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TargetReply'];
        };
      };
      /** @description The log holds it, but it is not folded in yet: `Location` tells what became of it. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandReply'];
        };
      };
      /** @description `malformed-json`: The body is not JSON. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `target-exists`: The target is set already. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too-large`: The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported-media-type`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid`: The body says something that cannot be. `parked`: The event was set aside. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. `log-unavailable`: The event log does not answer. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  target: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the name of a target, e.g. midwives */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The target. In CSV: one row a revision, oldest first. */
      200: {
        headers: {
          /** @description With CSV: how fresh the figures are, as JSON in ASCII. */
          'Muster-As-Of'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TargetReply'];
        };
      };
      /** @description `unknown-target`: There is no such target. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  forecastOfTarget: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the name of a target */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The forecast. In CSV: one row an area and day. */
      200: {
        headers: {
          /** @description With CSV: how fresh the figures are, as JSON in ASCII. */
          'Muster-As-Of'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ForecastReply'];
        };
      };
      /** @description `unknown-target`: There is no such target. `no-forecast`: There is no forecast yet. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  position: {
    parameters: {
      query?: {
        /** @description Answers under another basis than the target is set in. Expected: net, gross, establishment. */
        basis?: 'net' | 'gross' | 'establishment';
        /** @description Answers in another measure than the target is set in. Expected: fte, headcount, starters, places. */
        measure?: 'fte' | 'headcount' | 'starters' | 'places';
        /** @description The day asked for, today in England if left out; between published days the last one answers. Expected: a day that exists, as YYYY-MM-DD. */
        on?: string;
      };
      header?: never;
      path: {
        /** @description the name of a target, e.g. midwives */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The position; or, as `status` and `detail`, why there is none. In CSV: one row a figure. */
      200: {
        headers: {
          /** @description With CSV: how fresh the figures are, as JSON in ASCII. */
          'Muster-As-Of'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PositionReply'];
        };
      };
      /** @description `bad-query`: The question cannot be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unknown-target`: There is no such target. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  reviseTarget: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the name of a target, e.g. midwives */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReviseTargetBody'];
      };
    };
    responses: {
      /** @description The target reads so from now on. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TargetReply'];
        };
      };
      /** @description The log holds it, but it is not folded in yet: `Location` tells what became of it. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandReply'];
        };
      };
      /** @description `malformed-json`: The body is not JSON. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unknown-target`: There is no such target. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-revision`: It was revised meanwhile. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too-large`: The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported-media-type`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid`: The body says something that cannot be. `parked`: The event was set aside. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. `log-unavailable`: The event log does not answer. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  sensitivity: {
    parameters: {
      query?: {
        /** @description Which model is to answer; left out: the one that the evidence allows. Expected: a model: series, pipeline, combined. */
        model?: 'series' | 'pipeline' | 'combined';
      };
      header?: never;
      path: {
        /** @description the name of a target */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What moves the chance, most first. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SensitivityReply'];
        };
      };
      /** @description It is being made: ask again. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SensitivityReply'];
        };
      };
      /** @description `bad-query`: The question cannot be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unknown-target`: There is no such target. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. `jobs-away`: Jobs cannot be asked for now. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  reported: {
    parameters: {
      query: {
        /** @description Where, ENG if left out. Expected: ENG, a region (Y56), an ICB (QWE) or an organisation code (R0A). */
        area?: string;
        /** @description Periods that start on this day or later. Expected: a day that exists, as YYYY-MM-DD. */
        from?: string;
        /** @description What the figures count, fte if left out. Expected: fte or headcount. */
        measure?: 'fte' | 'headcount';
        /** @description Whom the figures count. Expected: a profession: midwife, consultant-obstetrics-gynaecology, obstetric-trainee, maternity-support, student-midwife, consultant-all-specialties, other. */
        profession:
          | 'midwife'
          | 'consultant-obstetrics-gynaecology'
          | 'obstetric-trainee'
          | 'maternity-support'
          | 'student-midwife'
          | 'consultant-all-specialties'
          | 'other';
        /** @description One of several series. Expected: the name of a published series. */
        series?: string;
        /** @description Periods that end on this day or before. Expected: a day that exists, as YYYY-MM-DD. */
        to?: string;
        /** @description The publication that answers; left out: the newest that reaches over the whole range, else the newest with any of it. Expected: a month, as YYYY-MM. */
        vintage?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The periods and their bridge; or, as `status` and `detail`, why there are none. In CSV: one row a figure. */
      200: {
        headers: {
          /** @description With CSV: how fresh the figures are, as JSON in ASCII. */
          'Muster-As-Of'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportedReply'];
        };
      };
      /** @description `bad-query`: The question cannot be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: There is no answer in the form asked for. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unexpected`: Something went wrong here. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-ready`: Nothing can be answered yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
