import type { AstroIntegration } from 'astro';

/**
 * Adds the gallery, which shows every part in every state: while developing, and to the build that tests run on (`GALLERY`). Only while
 * developing, also the page that shows what is made of content as it is written.
 */
export function gallery(): AstroIntegration {
  return {
    name: 'gallery',
    hooks: {
      'astro:config:setup': ({ command, injectRoute }) => {
        if (command === 'dev')
          injectRoute({ pattern: '/examples/', entrypoint: './src/pages/_examples.astro' });
        if (command === 'dev' || process.env['GALLERY'] !== undefined)
          injectRoute({ pattern: '/gallery/', entrypoint: './src/pages/_gallery.astro' });
      },
    },
  };
}
