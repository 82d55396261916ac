export { brokersOfTheRun, ownBroker, prepareBroker } from './broker-of-the-run.js';
export { NoBroker, brokerVersion } from './broker-jars.js';
export { Broker } from './broker.js';
