/** Emits what changed in the workspace's sources; resolves with how many files. See transpile.mjs. */
export function transpile(root: string | URL): Promise<number>;
export class TranspileError extends Error {}
