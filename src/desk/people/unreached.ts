import type { IncidentView } from '../core/view.ts';
import { samePerson } from './same-person.ts';

/** Calls in vain to whoever has not answered one since; of each the last. */
export const unreached = ({ calls, people }: Pick<IncidentView, 'calls' | 'people'>): IncidentView['calls'] =>
  calls.filter(
    ({ end, person }, place) =>
      end === 'inVain' && !calls.slice(place + 1).some(later => samePerson(people, later.person, person)),
  );
