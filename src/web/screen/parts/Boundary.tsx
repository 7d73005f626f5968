import { Component, type ReactNode } from 'react';

interface Props {
  onFail: (why: string) => void;
  /** What stands in the place of what broke. */
  instead: ReactNode;
  children: ReactNode;
}

/** Keeps a part that throws from taking the rest of the wall with it. */
export class Boundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: Error): void {
    this.props.onFail(error.message);
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
