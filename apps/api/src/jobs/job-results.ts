import { fteNumber } from '@muster/domain';
import { type Job, type RestatedStock } from '@muster/jobs';
import { type Static, Type } from 'typebox';
import { type ShownKind } from './asked-kinds.js';

const RebuildJson = Type.Object(
  {
    generation: Type.Integer({ description: 'number of the read models that answer from now on' }),
    subjects: Type.Integer({ description: 'people, organisations and targets that were folded' }),
    failed: Type.Integer({ description: 'of them, those that cannot be folded and are set aside' }),
    swapMs: Type.Integer({ description: 'the longest that events may have had to wait, in milliseconds' }),
    erased: Type.Integer({ description: 'pseudonyms of erased people who were back, and are erased anew' }),
  },
  { component: 'RebuildResult' },
);

const StockJson = Type.Object(
  {
    level: Type.String(),
    area: Type.String(),
    profession: Type.String(),
    headcount: Type.Integer({ description: 'people' }),
    fte: Type.Number({ description: 'FTE, exact to five decimals' }),
  },
  { component: 'RestatedStock' },
);

const RestateJson = Type.Object(
  {
    then: Type.Array(StockJson, { description: 'as it was known at that moment' }),
    now: Type.Array(StockJson, { description: 'as it is known now' }),
    aside: Type.Integer({ description: 'groups of subjects that cannot be folded: both are without them' }),
  },
  { component: 'RestateResult' },
);

const figures = (description: string) => Type.Record(Type.String(), Type.Integer(), { description });

const VerifyJson = Type.Object(
  {
    subjects: Type.Integer({ description: 'people, organisations and targets that were compared' }),
    pending: Type.Integer({ description: 'of them, those compared as they were folded last' }),
    cells: Type.Integer({ description: 'cells of the read models that were compared' }),
    differences: Type.Object({
      count: Type.Integer({ description: 'how many there are' }),
      first: Type.Array(
        Type.Object({
          cube: Type.String({ description: 'the read model; standing: a subject that lacks facts' }),
          at: Type.Record(Type.String(), Type.String(), { description: 'the cell; it names nobody' }),
          stored: figures('what stands; FTE in hundred-thousandths'),
          fromFacts: figures('what the facts make; FTE in hundred-thousandths'),
        }),
        { description: 'the first 200' },
      ),
    }),
    breaches: Type.Object({
      count: Type.Integer({ description: 'how many there are' }),
      first: Type.Array(
        Type.Object({
          at: Type.String({ description: 'level, area, profession and day' }),
          measure: Type.Enum(['headcount', 'fte']),
          stock: Type.Integer({ description: 'by so much the stock changes; FTE in hundred-thousandths' }),
          flows: Type.Integer({ description: 'so much flows; FTE in hundred-thousandths' }),
        }),
        { description: 'the first 200: days on which stock does not change by what flows' },
      ),
    }),
  },
  { component: 'VerifyResult' },
);

const KeptJson = Type.Object(
  {
    forecast: Type.String({ description: 'the id under which what came of it is kept: that of the job' }),
    outcome: Type.Enum(['answered', 'no-answer'], {
      description: 'no-answer: there is a reason why, and it is kept',
    }),
    hash: Type.String({
      description: 'SHA-256 of what is kept: the same evidence, seed and version give the same',
    }),
  },
  { component: 'KeptResult', description: 'Of jobs of forecasting.' },
);

export const JobResultJson = Type.Union([RebuildJson, RestateJson, VerifyJson, KeptJson]);
export type JobResultJson = Static<typeof JobResultJson>;

export function resultJson(job: Job<ShownKind>): JobResultJson | null {
  if (!job.result) return null;
  switch (job.kind) {
    case 'rebuild':
      return job.result;
    case 'restate': {
      const { then, now, aside } = job.result;
      return { then: then.map(stockJson), now: now.map(stockJson), aside };
    }
    case 'verify': {
      const { differences, breaches, ...counts } = job.result;
      return {
        ...counts,
        differences: { count: differences.count, first: [...differences.first] },
        breaches: { count: breaches.count, first: [...breaches.first] },
      };
    }
    case 'forecast':
    case 'compare':
    case 'solve':
    case 'sensitivity':
    case 'backtest':
      return job.result;
    default:
      return job satisfies never;
  }
}

function stockJson(stock: RestatedStock) {
  return { ...stock, fte: fteNumber(stock.fte) };
}
