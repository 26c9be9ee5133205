import { catalogOf } from '../content/catalog.ts';
import { drills } from '../content/drills.ts';
import { nights } from '../content/nights.ts';
import { site } from '../content/site.ts';

/** What there is to learn, to answer and to drill; fetched by the screens of training. */
export const GET = (): Response => Response.json(catalogOf(site, drills, nights));
