import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** Builds the search dialog as `search.js` beside the pages, for the script element that loads it at its first use. */
export function searchOnDemand(): AstroIntegration {
  return {
    name: 'search-on-demand',
    hooks: {
      'astro:config:setup': ({ updateConfig, command }) => {
        if (command !== 'build') return;
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'search-on-demand',
                applyToEnvironment: environment => environment.name === 'client',
                buildStart() {
                  this.emitFile({
                    type: 'chunk',
                    id: fileURLToPath(new URL('../islands/search/dialog.tsx', import.meta.url)),
                    fileName: 'search.js',
                  });
                },
              },
            ],
          },
        });
      },
    },
  };
}
