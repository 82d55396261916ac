/** Ends with 0 where the service of this container is ready, with 1 where it is not or does not answer. */
const WITHIN_MS = 4000;

try {
  const answer = await fetch(`http://127.0.0.1:${process.env.MUSTER_PORT}/health/ready`, {
    signal: AbortSignal.timeout(WITHIN_MS),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status} ${text}`);
} catch (error) {
  console.error(`not ready: ${error.cause?.message ?? error.message}`);
  process.exitCode = 1;
}
