import { catalogOf } from '../content/catalog.ts';
import { drills } from '../content/drills.ts';
import { nights } from '../content/nights.ts';
import { site } from '../content/site.ts';

/** Lessons, questions and drills; loaded by the screens of training. */
export const GET = (): Response => Response.json(catalogOf(site, drills, nights));
