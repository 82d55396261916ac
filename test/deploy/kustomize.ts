import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { ROOT } from './services.js';

export interface Rendered {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** Everything that a kustomization makes, as `kubectl apply --kustomize` would send it. */
export function render(folder: string): Rendered[] {
  return documentsOf(execFileSync('kubectl', ['kustomize', join(ROOT, folder)], { encoding: 'utf8' }));
}

export function documentsOf(text: string): Rendered[] {
  return parseAllDocuments(text).map(document => document.toJS() as Rendered);
}

/** Whether kubectl is here. Where it is not, what needs it is to be skipped, which is told; under CI=true that is an error. */
export function canRender(): boolean {
  try {
    execFileSync('kubectl', ['version', '--client'], { stdio: 'ignore' });
    return true;
  } catch {
    const why = 'there is no kubectl on the PATH';
    if (process.env['CI'] === 'true')
      throw new Error(`with CI=true the Kubernetes files must be checked: ${why}`);
    process.stderr.write(`\nTests of deploy/kubernetes are SKIPPED: ${why}.\n\n`);
    return false;
  }
}
