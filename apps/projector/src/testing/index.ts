export { event, type Event, FoldedStore, Log, tables } from './folded-store.js';
