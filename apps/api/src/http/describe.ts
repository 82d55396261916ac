import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { type TObject, type TSchema } from 'typebox';
import { type Columns } from './csv.js';
import { Problem, PROBLEMS, type ProblemCode } from './problems.js';

export const JSON_TYPE = 'application/json';
export const CSV_TYPE = 'text/csv';
export const TEXT_TYPE = 'text/plain';

/** Metadata key: the media types that a route answers in. */
export const OFFERED = 'muster:offered';

export interface RouteDescription {
  readonly summary: string;
  readonly description?: string;
  readonly question?: TObject;
  /** What each parameter of the question asks for. */
  readonly asks?: Readonly<Record<string, string>>;
  /** By status: what comes back, and when. */
  readonly answers: Readonly<
    Record<number, { readonly description: string; readonly json?: TSchema; readonly text?: string }>
  >;
  /** For routes that also answer in CSV: its columns. */
  readonly csv?: Columns;
  readonly problems: readonly ProblemCode[];
}

/** What a route answers, for OpenAPI and for the interceptor that picks the form. */
export function Answers(route: RouteDescription): MethodDecorator {
  const offered = [
    ...new Set(Object.values(route.answers).map(({ text }) => (text ? TEXT_TYPE : JSON_TYPE))),
  ];
  if (route.csv) offered.push(CSV_TYPE as never);
  return applyDecorators(
    SetMetadata(OFFERED, offered),
    ApiOperation({
      summary: route.summary,
      ...(route.description ? { description: route.description } : {}),
    }),
    ...queries(route.question, route.asks ?? {}),
    ...Object.entries(route.answers).map(([status, { description, json, text }]) =>
      ApiResponse({ status: Number(status), description, ...contentOf(json, text, route.csv) }),
    ),
    ...problems([...route.problems, 'not-acceptable', 'unexpected']),
  );
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

function contentOf(json: TSchema | undefined, text: string | undefined, csv: Columns | undefined) {
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
    },
  };
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
