import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';
import { floor } from './src/base/browser-needs.ts';
import { firstFlight } from './src/build/first-flight.ts';
import { gallery } from './src/build/gallery.ts';
import { licences } from './src/build/licences.ts';
import { offline } from './src/build/offline.ts';
import { hashOf } from './src/build/own-policy.ts';
import { screenScripts } from './src/build/screen-scripts.ts';
import { checkedContent } from './src/content/integration.ts';
import { textAlone } from './src/content/page-text.ts';

// The inline scripts, which act before the first paint and the other scripts: theme and size, which lists are open, what a
// browser lacks. The policy allows them by hash.
const inline = ['layouts/early', 'layouts/reading', 'layouts/too-old', 'base/supplied'].map(name =>
  readFileSync(`./src/${name}.js`, 'utf8'),
);

// Of the browsers that it is built for the oldest do not know fields of classes. No class here or in a library has a field over a
// setter that it inherits, so a field is set as any other property is: without this each is defined by a helper in every first script.
const rolldownOptions = { transform: { assumptions: { setPublicClassFields: true } } };

export default defineConfig({
  site: process.env.SITE ?? 'http://localhost:4321',
  base: process.env.BASE ?? '/',
  outDir: process.env.OUT_DIR ?? './dist',
  trailingSlash: 'always',
  server: { host: '127.0.0.1', port: Number(process.env.PORT ?? 4321) },
  devToolbar: { enabled: false },
  integrations: [
    checkedContent(),
    mdx(),
    preact({ include: [/\.tsx$/] }),
    gallery(),
    screenScripts(),
    firstFlight(inline),
    licences(),
    offline(),
  ],
  // Highlighting would need inline styles, which the policy forbids; the manual has no code to highlight.
  markdown: { processor: satteri({ mdastPlugins: [textAlone] }), syntaxHighlight: false },
  build: { inlineStylesheets: 'never' },
  vite: {
    build: {
      assetsInlineLimit: 0,
      target: Object.entries(floor).map(([browser, version]) => browser + version),
      rolldownOptions,
    },
    worker: { rolldownOptions },
    // The spreadsheet library's zipping would start workers that the policy forbids; zip-here.ts says more.
    resolve: {
      alias: [
        {
          find: /^fflate$/,
          replacement: fileURLToPath(new URL('./src/files/zip-here.ts', import.meta.url)),
        },
      ],
    },
  },
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
      ],
      scriptDirective: { hashes: inline.map(hashOf) },
    },
  },
});
