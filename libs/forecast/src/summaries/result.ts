import { type NoForecast } from '../series/input.js';
import { type ForecastModel, type Summary } from './summary.js';

/** What asking for a forecast comes to, by any model. */
export type ForecastResult =
  | { readonly status: 'forecast'; readonly model: ForecastModel; readonly summary: Summary }
  | (NoForecast & { readonly model: ForecastModel })
  | {
      readonly status: 'not-available';
      readonly model: ForecastModel;
      readonly detail: string;
      readonly remedy: string;
    };
