import { tagged } from '../desk/core/words/output-mark.ts';
import { href } from '../desk/parts/href.tsx';
import { siteText } from '../site/words.ts';

export const GET = (): Response =>
  Response.json({
    name: tagged(siteText.name, false),
    short_name: tagged(siteText.name, false),
    description: siteText.description,
    lang: 'zh-Hans',
    start_url: href(''),
    scope: href(''),
    display: 'standalone',
    background_color: '#fbf9f4',
    theme_color: '#fbf9f4',
    icons: [
      { src: href('icon.svg'), sizes: 'any', type: 'image/svg+xml' },
      { src: href('icon-192.png'), sizes: '192x192', type: 'image/png' },
      { src: href('icon-512.png'), sizes: '512x512', type: 'image/png' },
    ],
  });
