import { type TSchema, Type } from 'typebox';

/** In answers what is not known is `null`, so that it can be told from what is not asked. */
export function Nullable<Schema extends TSchema>(schema: Schema, description?: string) {
  return Type.Union([schema, Type.Null()], description === undefined ? {} : { description });
}

export const DayText = (description?: string) =>
  Type.String({ format: 'date', ...(description === undefined ? {} : { description }) });
export const Instant = (description: string) => Type.String({ format: 'date-time', description });
