import { MusterFault } from '@muster/platform';

/** What spoils a file as a whole. */
export function badFile(file: string, what: string, remedy?: string, cause?: unknown): MusterFault {
  return new MusterFault('bad-file', `${file} cannot be read: ${what}`, remedy, 1, { cause });
}
