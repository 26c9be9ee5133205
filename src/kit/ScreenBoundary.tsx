import './shown-text.tsx';
import { Component, type ComponentChildren, createContext } from 'preact';
import { Banner } from './Banner.tsx';
import { Button } from './Button.tsx';
import { loadingText } from './loading-words.ts';

interface Props {
  children: ComponentChildren;
}

interface State {
  readonly failed: boolean;
}

/** Remaining actions when a screen cannot be drawn; set once by the frame for every boundary within it. */
export const WayOut = createContext<ComponentChildren>(undefined);

/** A screen that cannot be drawn says so in its own place; all others go on. */
export class ScreenBoundary extends Component<Props, State> {
  static override contextType = WayOut;
  override state: State = { failed: false };

  override componentDidCatch(error: unknown): void {
    this.setState({ failed: true });
    // For support: nothing else on the page shows the error itself.
    console.error(error);
  }

  override render({ children }: Props, { failed }: State) {
    if (!failed) return children;
    return (
      <Banner alarm words={loadingText.broken}>
        <Button words={loadingText.retry} onClick={() => this.setState({ failed: false })} />
        {/* A way out that fails itself has no other. */}
        <WayOut.Provider value={undefined}>{this.context as ComponentChildren}</WayOut.Provider>
      </Banner>
    );
  }
}
