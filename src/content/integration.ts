import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { checkDrills } from './load-drills.ts';
import { checkSite } from './site-content.ts';
import { ContentError } from './source.ts';

/** Stops dev and build at broken content with one readable message, and starts dev anew when content changes. */
export function checkedContent(): AstroIntegration {
  return {
    name: 'checked-content',
    hooks: {
      'astro:config:setup': ({ config, command, addWatchFile }) => {
        const root = fileURLToPath(new URL('content/', config.root));
        try {
          const { playbook, learning } = checkSite(root);
          checkDrills(root, playbook, learning.settings);
        } catch (error) {
          if (!(error instanceof ContentError)) throw error;
          console.error(error.message);
          process.exit(1);
        }
        if (command !== 'dev') return;
        for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }))
          if (file.endsWith('.yaml')) addWatchFile(new URL(`content/${file}`, config.root));
      },
    },
  };
}
