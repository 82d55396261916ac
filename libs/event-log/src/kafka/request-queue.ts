import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';

/**
 * After every answer kafkajs sets a timer for the requests that a broker made it hold back. Where none is held back the
 * timer's time lies decades in the past: it does nothing, and later versions of Node warn of it on the user's terminal
 * (TimeoutNegativeWarning). It is not set then.
 * @see https://github.com/tulios/kafkajs/issues/1751
 */
export function setNoTimersForNothing(): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called on the queue below
  const schedule = RequestQueue.prototype.scheduleCheckPendingRequests;
  if (schedule.name !== 'scheduleCheckPendingRequests') return; // done already
  RequestQueue.prototype.scheduleCheckPendingRequests = function onlyIfAnyIsPending(this: RequestQueue) {
    if (this.pending.length > 0) schedule.call(this);
  };
}
