import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

const DESCRIPTION = `How many of the promised midwives and consultants are in post, on any day, by published figures and by events about people.

- Amounts are decimal numbers in the \`unit\` that stands beside them: FTE are exact to five decimals.
- \`null\` means not known. It never means zero.
- Days are \`YYYY-MM-DD\`; a stock is that of the end of the day.
- What is derived from events about people says how much of the workforce their feeds cover, and \`simulated\` where the people are.
- \`asOf\` tells how fresh an answer is, read in the same snapshot as its figures.
- Figures and lists also come as CSV: send \`Accept: text/csv\`. \`asOf\` is then in the header \`Muster-As-Of\`.
- Every error is \`application/problem+json\`: match on its \`code\`.`;

/** Describes every route at /docs (to read and to try) and /docs/json (OpenAPI 3.1). Nothing is fetched from outside. */
export function documentApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, apiDocument(app), {
    jsonDocumentUrl: 'docs/json',
    raw: ['json'],
    customSiteTitle: 'Muster API',
  });
}

/** The description of every route, OpenAPI 3.1. */
export function apiDocument(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Muster')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .build();
  return withComponents(
    SwaggerModule.createDocument(app, config, { operationIdFactory: (_controller, method) => method }),
  );
}

/** Moves each schema that names its `component` to the components, and refers to it where it stood. */
function withComponents(document: OpenAPIObject): OpenAPIObject {
  const components: Record<string, object> = {};
  const moved = (node: unknown): unknown => {
    if (typeof node !== 'object' || node === null) return node;
    if (Array.isArray(node)) return node.map(moved);
    const { component, ...rest } = node as Record<string, unknown>;
    const copy = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, moved(value)]));
    if (Array.isArray(copy['enum'])) copy['type'] = 'string';
    if (typeof component !== 'string') return copy;
    components[component] = copy;
    return { $ref: `#/components/schemas/${component}` };
  };
  const paths = moved(document.paths) as OpenAPIObject['paths'];
  const schemas = { ...document.components?.schemas, ...components } as NonNullable<
    OpenAPIObject['components']
  >['schemas'];
  return { ...document, paths, components: { ...document.components, ...(schemas ? { schemas } : {}) } };
}
