import { Component, type ComponentChildren } from 'preact';
import { isSame } from '../base/same.ts';

interface Props<Shown> {
  /** The data to show: plain values, which can be compared. */
  of: Shown;
  children(shown: Shown): ComponentChildren;
}

/** Draws again only when the shown data differ: the news that everything is saved must not redraw the whole desk. */
export class WhenChanged<Shown> extends Component<Props<Shown>> {
  override shouldComponentUpdate({ of }: Props<Shown>): boolean {
    return !isSame(of, this.props.of);
  }

  override render({ of, children }: Props<Shown>) {
    return children(of);
  }
}
