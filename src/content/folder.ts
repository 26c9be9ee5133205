import { resolve } from 'node:path';

/** Where the content lies: `content/` of the project that a build or check runs in; `CONTENT` names another. */
export const contentFolder: string = resolve(process.env['CONTENT'] ?? 'content');
