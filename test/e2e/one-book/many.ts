import { limited, seeded } from '../incidents.ts';
import { forged, lastOf, replaced } from './forge.ts';

/** In how many threads the notes go on from one: about as many as a file may have heads. */
const THREADS = 900;

const placeholder = (number: number): string => `${number}`.padStart(64, '0');

/** A package whose notes all go on from one note, in as many threads as a log may have. @param count notes in all */
export function manyOnOne(count: number) {
  const incident = seeded({ ...limited(), title: '一万条' }, [{ kind: 'note', text: '第零条' }]);
  const file = forged(incident.file, content => {
    const note = lastOf(content, 'noted');
    for (let number = 1; number < count; number += 1)
      content.events.push({
        ...note,
        id: note.id.slice(0, -6) + number.toString(10).padStart(6, '0'),
        prev: number > THREADS ? [placeholder(number - THREADS)] : note.prev,
        data: replaced(note.data, new Map([['第零条', `第${number}条`]])),
        hash: placeholder(number),
      });
  });
  return { incident, file };
}
