/** What the caller of `createApi` hands in, as Nest's injection tokens. */
export const DATABASE = Symbol('the store, as muster_reader may see it');
export const EVENT_LOG = Symbol('the event log that commands are appended to');
export const JOBS = Symbol('the jobs');
export const CLOCK = Symbol('the clock');
export const LOGGER = Symbol('the logger');
export const WAIT_MS = Symbol('how long a command waits to be folded in');
export const LIVE = Symbol('limits of live updates');
/** The folder that the build of the dashboard made, or null. */
export const PAGES = Symbol('pages');
