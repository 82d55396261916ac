import { Component, type ReactNode } from 'react';
import { Problem } from '../states/problem.js';

/** A page that fails leaves header, menu and freshness standing. */
export class Faults extends Component<
  { readonly children: ReactNode },
  { readonly error: Error | undefined }
> {
  override state: { error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    return error ? (
      <Problem error={error} again={() => this.setState({ error: undefined })} />
    ) : (
      this.props.children
    );
  }
}
