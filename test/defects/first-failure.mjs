import { TestEnvironment } from 'jest-environment-node';

/** Once a test has failed, the others of its file are skipped: that a defect is noticed is known then. */
export default class UntilFirstFailure extends TestEnvironment {
  #failed = false;

  handleTestEvent(event) {
    if (event.name === 'test_fn_failure') this.#failed = true;
    else if (event.name === 'test_start' && this.#failed) event.test.mode = 'skip';
  }
}
