import { type ForecastModel } from '@muster/forecast';
import { type NoAnswer } from '@muster/jobs';
import { type ForecastGround } from '@muster/store';
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
  return MODELS[asked ?? usualModel(ground)](ground, draws);
}

/** People where a target is set by events about people, and these are told; the series where only published figures say where it stands. */
export function usualModel({ target, people }: ForecastGround): ForecastModel {
  return target.definition.evidence === 'derived' && people?.status === 'people' ? 'pipeline' : 'series';
}

const MODELS = { series: seriesFutures, pipeline: pipelineFutures, combined: combinedFutures } as const;
