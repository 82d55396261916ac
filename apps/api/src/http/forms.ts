/*
 * The forms of what people write in bodies. Each message completes the sentence "expected …", as the descriptions of the events' fields do.
 * What no field can say alone (a day that exists) the event's own check says.
 */
export const DAY = /^\d{4}-\d{2}-\d{2}$/;
export const A_DAY = { message: 'a day that exists, as YYYY-MM-DD' };
export const MONTH = /^\d{4}-\d{2}$/;
export const A_MONTH = { message: 'a month, as YYYY-MM' };
export const AREA = /^[A-Z0-9]{2,8}$/;
export const AN_AREA = { message: 'ENG, a region (Y56), an ICB (QWE) or an organisation code (R0A)' };
export const NAME = /^[a-z0-9][a-z0-9-]{0,79}$/;
export const A_NAME = { message: 'a name of small letters, digits and dashes, up to 80' };
export const A_MODEL = { message: 'a model: series, pipeline or combined' };
