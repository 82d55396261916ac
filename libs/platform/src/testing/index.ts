export { pidIn, removeAbandoned } from './abandoned.js';
export { mavenJars, NoJars } from './maven-jars.js';
export { Proxy } from './proxy.js';
export { eventually, retried, until } from './waiting.js';
