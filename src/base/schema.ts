import * as z from 'zod/mini';

// Compiled validators need `new Function`, which the site's content security policy forbids.
z.config({ jitless: true });

/** Lower-case words joined by hyphens: the form of every id that content invents. */
export const slug = z.string().check(z.regex(/^[a-z][a-zA-Z0-9]*(-[a-z0-9]+)*$/));

/** One or more sentences of content; blank text is a mistake, not a choice. */
export const sentence = z.string().check(z.trim(), z.minLength(1));

export { z };
