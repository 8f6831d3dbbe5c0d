'use client';

import { Component, type ReactNode } from 'react';

/** A widget that cannot be loaded or breaks takes nothing with it: the link beside it is there as before. */
export class WidgetBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? null : this.props.children;
  }
}
