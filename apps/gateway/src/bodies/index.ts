export { BodyFault, type BodyFaultCode, type Bytes } from './body-fault.js';
export { contentEncodingOf, contentTypeOf } from './content-type.js';
export { inflated, type InflateLimits, tooLarge } from './inflate.js';
export { type JsonLimits, type JsonReading, readBatch, readJson } from './json.js';
export { type Line, linesOf, MAX_LINE, rejectionOfLine } from './lines.js';
export { type NdjsonItem, ndjsonItems } from './ndjson.js';
export { readText, textBytes } from './text.js';
