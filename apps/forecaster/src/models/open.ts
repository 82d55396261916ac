import { type ForecastModel } from '@muster/forecast';
import { type NoAnswer } from '@muster/jobs';
import { type ForecastGround, isForecastByPeople } from '@muster/store';
import { combinedFutures } from '../combined/futures.js';
import { pipelineFutures } from '../pipeline/futures.js';
import { type Draws } from '../series/drawn.js';
import { seriesFutures } from '../series/futures.js';
import { type Futures } from './futures.js';

/** @param asked undefined: the model that the evidence allows */
export function openModel(
  ground: ForecastGround,
  draws: Draws,
  asked: ForecastModel | undefined,
): Futures | NoAnswer {
  return MODELS[asked ?? (isForecastByPeople(ground) ? 'pipeline' : 'series')](ground, draws);
}

const MODELS = { series: seriesFutures, pipeline: pipelineFutures, combined: combinedFutures } as const;
