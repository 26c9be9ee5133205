import type { ComponentType } from 'preact';
import { useFetched } from './fetched.ts';
import { loadingText } from './loading-words.ts';
import { NotFetched } from './NotFetched.tsx';
import { ScreenBoundary } from './ScreenBoundary.tsx';

interface Props<Given> {
  /** Must be the same function at each render: it is called once. */
  load(): Promise<ComponentType<Given>>;
  given: Given;
  /** Shows no sign of loading: for parts that nobody has asked to see. */
  quiet?: boolean;
}

/** Loaded parts, by their loaders: the next time they appear at once. */
const fetched = new Map<unknown, { readonly component: unknown }>();

async function fetchPart<Component>(load: () => Promise<Component>) {
  const part = { component: await load() };
  fetched.set(load, part);
  return part;
}

/**
 * Fetches a part that will be wanted. What fails is fetched when it is opened.
 * @param now whether at once; otherwise when the page has nothing else to do
 */
export function preload(load: () => Promise<unknown>, now = false): void {
  const begin = () => void fetchPart(load).catch(() => undefined);
  if (now) begin();
  else if (typeof requestIdleCallback === 'undefined') setTimeout(begin, 200);
  else requestIdleCallback(begin);
}

/** A part of the desk whose script is fetched when it is first opened. The offline store holds it like everything else. */
export function OnDemand<Given extends object>({ load, given, quiet = false }: Props<Given>) {
  // Each loader's entry holds what that loader loaded, so it has the loader's type.
  const known = fetched.get(load) as { readonly component: ComponentType<Given> } | undefined;
  const [part, again] = useFetched([load], () => fetchPart(load), known);
  if (part === 'failed') return <NotFetched again={again} />;
  if (part === undefined) return quiet ? null : <p aria-busy="true">{loadingText.loading}</p>;
  const Part = part.component;
  return (
    <ScreenBoundary>
      <Part {...given} />
    </ScreenBoundary>
  );
}

/** The same as a component of its own. */
export const onDemand =
  <Given extends object>(load: Props<Given>['load']) =>
  (given: Given) => <OnDemand load={load} given={given} />;
