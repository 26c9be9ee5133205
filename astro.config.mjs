import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';
import { checkedContent } from './src/content/integration.ts';
import { offline } from './src/offline/integration.ts';
import { searchOnDemand } from './src/offline/search-script.ts';

// The one inline script: it sets theme and size before the first paint, so the policy allows it by its hash.
const early = createHash('sha256').update(readFileSync('./src/layouts/early.js')).digest('base64');

export default defineConfig({
  site: process.env.SITE ?? 'http://localhost:4321',
  base: process.env.BASE ?? '/',
  outDir: process.env.OUT_DIR ?? './dist',
  trailingSlash: 'always',
  server: { host: '127.0.0.1', port: Number(process.env.PORT ?? 4321) },
  devToolbar: { enabled: false },
  integrations: [checkedContent(), mdx(), preact(), searchOnDemand(), offline()],
  // Highlighting would need inline styles, which the policy forbids; the manual has no code to highlight.
  markdown: { syntaxHighlight: false },
  build: { inlineStylesheets: 'never' },
  // Browsers of about 2022 on: what an office PC that is no longer updated still runs.
  vite: {
    build: { assetsInlineLimit: 0, target: ['chrome97', 'firefox104', 'safari15.4'] },
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
      scriptDirective: { hashes: [`sha256-${early}`] },
    },
  },
});
