import { type ComponentType, options, type VNode } from 'preact';
import { render } from './render.ts';

type Props = Readonly<Record<string, unknown>>;

/** A component's first drawing, as HTML, and its elements with their listeners: there is no page here that could fire an event. */
export interface Drawing {
  readonly html: string;
  /** The props of an element. @param is props that tell which one is meant */
  element(type: string, is?: Props): Readonly<Record<string, (event: object) => void>>;
}

export function drawing<Given extends object>(component: ComponentType<Given>, given: Given): Drawing {
  const drawn: { readonly type: string; readonly props: Props }[] = [];
  const before = options.vnode;
  options.vnode = (node: VNode) => {
    if (typeof node.type === 'string') drawn.push({ type: node.type, props: node.props as Props });
    before?.(node);
  };
  try {
    const html = render(component, given);
    return {
      html,
      element: (type, is = {}) => {
        const found = drawn.find(
          each =>
            each.type === type && Object.entries(is).every(([name, value]) => each.props[name] === value),
        );
        if (found === undefined) throw new Error(`nothing like ${type} ${JSON.stringify(is)} was drawn`);
        return found.props as Readonly<Record<string, (event: object) => void>>;
      },
    };
  } finally {
    if (before === undefined) delete options.vnode;
    else options.vnode = before;
  }
}
