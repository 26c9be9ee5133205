import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type ComponentType, h, type VNode } from 'preact';

/** The renderer that Astro's integration brings along: no dependency of this site's own. Its ES module shares Preact with the islands. */
const { resolve } = createRequire(createRequire(import.meta.url).resolve('@astrojs/preact'));
const { renderToString }: { renderToString(node: VNode): string } = await import(
  pathToFileURL(resolve('preact-render-to-string').replace(/\.js$/, '.mjs')).href
);

/** A component's first drawing as HTML. */
export const render = <Props extends object>(component: ComponentType<Props>, props: Props): string =>
  renderToString(h(component as ComponentType, props));
