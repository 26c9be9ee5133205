import { Component, type ComponentChildren } from 'preact';

interface Props {
  /** What is shown; compared one by one, by identity. */
  of: readonly unknown[];
  children(): ComponentChildren;
}

/** Draws again only when something it shows is another: a word that all is saved must not draw the whole desk. */
export class WhenChanged extends Component<Props> {
  override shouldComponentUpdate({ of }: Props): boolean {
    return of.some((each, position) => each !== this.props.of[position]);
  }

  override render({ children }: Props) {
    return children();
  }
}
