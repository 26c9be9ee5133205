import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { generateSW } from 'workbox-build';

/**
 * Writes the service worker after a build: every page and asset is stored at the first visit, so the whole site works
 * without a network. A new version waits until the reader accepts it.
 */
export function offline(): AstroIntegration {
  return {
    name: 'offline',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const { count, size, warnings } = await generateSW({
          globDirectory: folder,
          globPatterns: ['**/*.{html,css,js,json,svg,png,webmanifest,docx,txt}'],
          // The gallery is for whoever develops; who works with a team has a network.
          globIgnores: ['sw.js', 'gallery/**', '_astro/{_g,G}allery.*', '_astro/team-page.*'],
          swDest: `${folder}sw.js`,
          inlineWorkboxRuntime: true,
          sourcemap: false,
          cleanupOutdatedCaches: true,
          clientsClaim: true,
          skipWaiting: false,
          // Hashed names never change their content; asking for them again would be waste.
          dontCacheBustURLsMatching: /_astro\//,
          ignoreURLParametersMatching: [/^q$/],
          maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
        });
        if (warnings.length > 0) throw new Error(warnings.join('\n'));
        logger.info(`${count} files, ${Math.round(size / 1024)} KiB available offline`);
      },
    },
  };
}
