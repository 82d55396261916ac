/** A job as an api tells it. */
export interface VerifyJob {
  readonly id: string;
  readonly self: string;
  readonly state: string;
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly result?: object;
}

/** @param url of an api */
export async function askVerify(
  url: string,
  again = false,
): Promise<{ readonly status: number; readonly job: VerifyJob }> {
  const response = await fetch(`${url}/v1/jobs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'verify', by: 'Ada', again }),
  });
  return { status: response.status, job: (await response.json()) as VerifyJob };
}

/** How often a projector's log says that it began this job. */
export function beginsIn(logged: string, { id }: VerifyJob): number {
  return logged.split('\n').filter(line => line.includes('"begins a job"') && line.includes(id)).length;
}
