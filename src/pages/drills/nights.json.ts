import { nights } from '../../content/nights.ts';

/** The nights, whole: fetched when one is opened. */
export const GET = (): Response => Response.json(nights);
