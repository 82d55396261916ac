import { join } from 'node:path';
import ts from 'typescript';
import { type Rendered } from './kustomize.js';

type ModelOf = new (content: object) => { validate(): void };

/**
 * What the schemas of Kubernetes say against the objects. They let fields pass that they do not know, as the API does, which
 * drops them: a mistyped probe would never be asked. The types of the same package name all fields there are, so the
 * compiler is asked for those.
 */
export async function schemaFaults(objects: readonly Rendered[]): Promise<string[]> {
  const faults: string[] = [];
  for (const content of objects) faults.push(...(await invalid(content)));
  return [...faults, ...unknownFields(objects)];
}

async function invalid(content: Rendered): Promise<string[]> {
  const module = (await import(moduleOf(content))) as Record<string, ModelOf>;
  try {
    new module[content.kind]!(content).validate();
    return [];
  } catch (error) {
    return [`${nameOf(content)}: ${(error as Error).message}`];
  }
}

const FILE = join(import.meta.dirname, 'rendered.ts');
const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
};

/** Each object is a line of a file that only the compiler sees. */
function unknownFields(objects: readonly Rendered[]): string[] {
  const lines = objects.map(
    (content, nth) =>
      `import type { I${content.kind} as T${nth} } from '${moduleOf(content)}'; export const o${nth}: T${nth} = ${JSON.stringify(content)};`,
  );
  const host = ts.createCompilerHost(OPTIONS);
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  host.readFile = path => (path === FILE ? lines.join('\n') : readFile(path));
  host.fileExists = path => path === FILE || fileExists(path);
  host.getSourceFile = (path, options, ...rest) =>
    path === FILE
      ? ts.createSourceFile(FILE, lines.join('\n'), options)
      : getSourceFile(path, options, ...rest);
  const program = ts.createProgram([FILE], OPTIONS, host);
  const file = program.getSourceFile(FILE)!;
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
    ({ start, messageText }) => {
      const { line } = file.getLineAndCharacterOfPosition(start ?? 0);
      return `${nameOf(objects[line]!)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    },
  );
}

function moduleOf({ apiVersion, kind }: Rendered): string {
  return `kubernetes-models/${apiVersion}/${kind}`;
}

export function nameOf({ kind, metadata }: Rendered): string {
  return `${kind} ${metadata.name}`;
}
