import type { AstroIntegration } from 'astro';

/** Adds the gallery, which shows every part in every state: while developing, and to the build that tests run on (`GALLERY`). */
export function gallery(): AstroIntegration {
  return {
    name: 'gallery',
    hooks: {
      'astro:config:setup': ({ command, injectRoute }) => {
        if (command === 'dev' || process.env['GALLERY'] !== undefined)
          injectRoute({ pattern: '/gallery/', entrypoint: './src/pages/_gallery.astro' });
      },
    },
  };
}
