import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { type TObject, type TSchema } from 'typebox';
import { type Columns } from './csv.js';
import { Problem, PROBLEMS, type ProblemCode } from './problems.js';

export const JSON_TYPE = 'application/json';
export const CSV_TYPE = 'text/csv';
export const TEXT_TYPE = 'text/plain';
export const EVENTS_TYPE = 'text/event-stream';

/** Metadata key: the media types that a route answers in. */
export const OFFERED = 'muster:offered';

export interface AnswerDescription {
  readonly description: string;
  /** One of these: JSON, plain text (what it is, in words), or server-sent events (the data of each, by its name). */
  readonly json?: TSchema;
  readonly text?: string;
  readonly events?: Readonly<Record<string, TSchema>>;
  /** Beside JSON, files: by media type what they hold. */
  readonly files?: Readonly<Record<string, string>>;
}

export interface RouteDescription {
  readonly summary: string;
  readonly description?: string;
  readonly question?: TObject;
  /** What each parameter of the question asks for. */
  readonly asks?: Readonly<Record<string, string>>;
  /** By status: what comes back, and when. */
  readonly answers: Readonly<Record<number, AnswerDescription>>;
  /** For routes that also answer in CSV: its columns. */
  readonly csv?: Columns;
  readonly problems: readonly ProblemCode[];
}

/** What a route answers, for OpenAPI and for the interceptor that picks the form. */
export function Answers(route: RouteDescription): MethodDecorator {
  const offered = [...new Set<string>(Object.values(route.answers).map(typeOf))];
  if (route.csv) offered.push(CSV_TYPE);
  offered.push(...Object.values(route.answers).flatMap(({ files }) => Object.keys(files ?? {})));
  return applyDecorators(
    SetMetadata(OFFERED, offered),
    ApiOperation({
      summary: route.summary,
      ...(route.description ? { description: route.description } : {}),
    }),
    ...queries(route.question, route.asks ?? {}),
    ...Object.entries(route.answers).map(([status, answer]) =>
      ApiResponse({
        status: Number(status),
        description: answer.description,
        ...contentOf(answer, route.csv),
      }),
    ),
    ...problems([...route.problems, 'not-acceptable', 'unexpected']),
  );
}

function typeOf({ text, events }: AnswerDescription): string {
  if (events) return EVENTS_TYPE;
  return text ? TEXT_TYPE : JSON_TYPE;
}

function queries(question: TObject | undefined, asks: Readonly<Record<string, string>>): MethodDecorator[] {
  if (!question) return [];
  const required = (question as unknown as { required?: string[] }).required ?? [];
  return Object.entries(question.properties).map(([name, schema]) =>
    ApiQuery({
      name,
      required: required.includes(name),
      description: `${asks[name] ?? name}. Expected: ${(schema as { description?: string }).description ?? 'text'}.`,
      schema: schema,
    }),
  );
}

function contentOf({ json, text, events, files }: AnswerDescription, csv: Columns | undefined) {
  const asOfHeader = {
    'Muster-As-Of': {
      description: 'With CSV: how fresh the figures are, as JSON in ASCII.',
      schema: { type: 'string' },
    },
  } as const;
  const columns = Object.entries(csv ?? {}).map(([name, holds]) => `- \`${name}\`: ${holds}`);
  return {
    ...(csv ? { headers: asOfHeader } : {}),
    content: {
      ...(json ? { [JSON_TYPE]: { schema: json } } : {}),
      ...(csv
        ? {
            [CSV_TYPE]: {
              schema: { type: 'string', description: `With a header row:\n${columns.join('\n')}` },
            },
          }
        : {}),
      ...(text ? { [TEXT_TYPE]: { schema: { type: 'string', description: text } } } : {}),
      ...(events ? { [EVENTS_TYPE]: eventsContent(events) } : {}),
      ...Object.fromEntries(
        Object.entries(files ?? {}).map(([type, description]) => [
          type,
          { schema: { type: 'string', format: 'binary', description } as const },
        ]),
      ),
    },
  };
}

/** OpenAPI 3.1 has no words for a stream of events: each one's data is described beside it, by the event's name. */
function eventsContent(events: Readonly<Record<string, TSchema>>) {
  const description = `Server-sent events, each with JSON as its data: ${Object.keys(events).join(', ')}.`;
  return { schema: { type: 'string', description }, 'x-events': events } as const;
}

/** One response a status: several codes may share it. */
function problems(codes: readonly ProblemCode[]): MethodDecorator[] {
  const statuses = [...new Set(codes.map(code => PROBLEMS[code].status))];
  return statuses.map(status =>
    ApiResponse({
      status,
      description: codes
        .filter((code, index) => PROBLEMS[code].status === status && codes.indexOf(code) === index)
        .map(code => `\`${code}\`: ${PROBLEMS[code].title}.`)
        .join(' '),
      content: { 'application/problem+json': { schema: Problem } },
    }),
  );
}
