/** A version of each engine's browser. */
export interface Versions {
  readonly chrome: number;
  readonly firefox: number;
  readonly safari: number;
}

/** Build targets, by MDN’s tables; `npm run proof` shows the first of them. */
export const floor: Versions = { chrome: 92, firefox: 98, safari: 15.4 };

/**
 * Features that the screens cannot do without; each stands for others that arrived in browsers with it. A page looks for them
 * before it starts: names are looked up from `window`, the rest is asked of `CSS.supports`.
 */
export const needs: readonly string[] = [
  // With the syntax of 2021: `??=`.
  'Promise.any',
  'String.prototype.replaceAll',
  'Intl.DateTimeFormat.prototype.formatToParts',
  'crypto.getRandomValues',
  'ResizeObserver',
  // Without it a sheet of a drill has no watermark.
  'selector(:is(a, b))',
  '(inset: 0)',
  '(aspect-ratio: 1 / 1)',
];

/** How the page gets along in a browser of the floor with something younger. */
type Remedy =
  /** `base/supplied.js` brings it. */
  | 'supplied'
  /** Looked for, and done without, by our own code or a library's. */
  | 'guarded'
  /** A browser that does not know it leaves out a nicety, and nothing else. */
  | 'nicety';

/** Something younger than the floor. */
export interface Younger {
  /** Matches its use in built files. */
  readonly pattern: RegExp;
  readonly since: Partial<Versions>;
  /** None: may not occur. */
  readonly remedy?: Remedy;
}

/** Calls and syntax of scripts. */
export const youngerScript: readonly Younger[] = [
  { pattern: /\.at\(/, since: { chrome: 92 }, remedy: 'supplied' },
  { pattern: /Object\.hasOwn\b/, since: { chrome: 93 }, remedy: 'supplied' },
  { pattern: /\.findLast(Index)?\(/, since: { chrome: 97, firefox: 104 }, remedy: 'supplied' },
  { pattern: /\.randomUUID\b/, since: { chrome: 92 }, remedy: 'guarded' },
  { pattern: /Intl\.Segmenter/, since: { firefox: 125 }, remedy: 'guarded' },
  {
    pattern: /\.toWellFormed|\.isWellFormed/,
    since: { chrome: 111, firefox: 119, safari: 16.4 },
    remedy: 'guarded',
  },
  {
    pattern: /\.fromBase64\(|\.toBase64\(|\.toHex\(|\.fromHex\(/,
    since: { chrome: 140, firefox: 133, safari: 18.2 },
    remedy: 'guarded',
  },
  { pattern: /URL\.canParse/, since: { chrome: 120, firefox: 115, safari: 17 }, remedy: 'guarded' },
  { pattern: /storage\??\.getDirectory/, since: { firefox: 111 }, remedy: 'guarded' },
  { pattern: /\.createSyncAccessHandle\(/, since: { chrome: 102, firefox: 111 }, remedy: 'guarded' },
  { pattern: /setAppBadge/, since: { firefox: 1_000 }, remedy: 'guarded' },
  { pattern: /requestIdleCallback/, since: { safari: 1_000 }, remedy: 'guarded' },
  { pattern: /[,{ ]inert:/, since: { chrome: 102, firefox: 112, safari: 15.5 }, remedy: 'guarded' },
  { pattern: /\bstructuredClone\(/, since: { chrome: 98 } },
  { pattern: /\.toSorted\(|\.toReversed\(|\.toSpliced\(/, since: { chrome: 110, firefox: 115, safari: 16 } },
  { pattern: /\b(Object|Map)\.groupBy\(/, since: { chrome: 117, firefox: 119, safari: 17.4 } },
  { pattern: /Promise\.(withResolvers|try)\(/, since: { chrome: 119, firefox: 121, safari: 17.4 } },
  { pattern: /Array\.fromAsync\(|Iterator\.from\(/, since: { chrome: 121, firefox: 115, safari: 16.4 } },
  {
    pattern: /\.(isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/,
    since: { chrome: 122, firefox: 127, safari: 17 },
  },
  { pattern: /AbortSignal\.(timeout|any)\(/, since: { chrome: 103, firefox: 100, safari: 16 } },
  { pattern: /\b(De)?[cC]ompressionStream\b/, since: { firefox: 113, safari: 16.4 } },
  {
    pattern: /\.checkVisibility\(|\.showPopover\(|\.togglePopover\(/,
    since: { chrome: 105, firefox: 106, safari: 17.4 },
  },
  {
    pattern: /\bscheduler\.(yield|postTask)\(|startViewTransition\(/,
    since: { chrome: 94, firefox: 142, safari: 18 },
  },
  {
    pattern: /\bnew URLPattern\(|Intl\.supportedValuesOf\(/,
    since: { chrome: 95, firefox: 93, safari: 15.4 },
  },
  // A literal that a browser cannot read takes the whole file with it.
  { pattern: /[=(,:!&|?;]\/[^/\n*][^/\n]*\(\?<[=!][^/\n]*\/[a-z]*[.,;)]/, since: { safari: 16.4 } },
  { pattern: /\bstatic\{/, since: { chrome: 94, firefox: 93, safari: 16.4 } },
  { pattern: /#[a-zA-Z]+ in [a-z]/, since: { chrome: 91, firefox: 90 } },
  { pattern: /type:["'`]module["'`]/, since: { firefox: 114 } },
];

/** Style sheets: an unknown selector or rule is dropped with all that it holds, an unknown property alone. */
export const youngerStyle: readonly Younger[] = [
  { pattern: /text-wrap:/, since: { chrome: 114, firefox: 121, safari: 17.4 }, remedy: 'nicety' },
  { pattern: /text-autospace:/, since: { chrome: 140, firefox: 145, safari: 18.4 }, remedy: 'nicety' },
  { pattern: /text-spacing-trim:/, since: { chrome: 123, firefox: 1_000, safari: 1_000 }, remedy: 'nicety' },
  { pattern: /accent-color:/, since: { chrome: 93 }, remedy: 'nicety' },
  { pattern: /\d[dsl]v[hwib]\b/, since: { chrome: 108, firefox: 101 } },
  { pattern: /hanging-punctuation:/, since: { chrome: 1_000, firefox: 1_000 }, remedy: 'guarded' },
  { pattern: /@bottom-|@top-/, since: { chrome: 131, firefox: 1_000, safari: 18.2 }, remedy: 'nicety' },
  { pattern: /:has\(/, since: { chrome: 105, firefox: 121 }, remedy: 'nicety' },
  { pattern: /@layer/, since: { chrome: 99, firefox: 97 } },
  { pattern: /[{};,]&|&[ .:[>+~]/, since: { chrome: 112, firefox: 117, safari: 16.5 } },
  { pattern: /@container|\dcq[whib]\b/, since: { chrome: 105, firefox: 110, safari: 16 } },
  { pattern: /@property|@starting-style|@scope/, since: { chrome: 85, firefox: 128, safari: 16.4 } },
  {
    pattern: /color-mix\(|light-dark\(|oklch\(|oklab\(|\blch\(/,
    since: { chrome: 111, firefox: 113, safari: 16.2 },
  },
  { pattern: /subgrid/, since: { chrome: 117, safari: 16 } },
  {
    pattern: /:user-(in)?valid|:popover-open|:modal|:open\b/,
    since: { chrome: 105, firefox: 103, safari: 15.6 },
  },
  { pattern: /@media[^{]*[<>]=?/, since: { chrome: 104, firefox: 63, safari: 16.4 } },
  { pattern: /[;{](translate|rotate|scale):/, since: { chrome: 104 } },
  { pattern: /overflow(-[xy])?:clip/, since: { chrome: 90, safari: 16 } },
];
