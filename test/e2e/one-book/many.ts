import { limited, seeded } from '../incidents.ts';
import { forged, lastOf, replaced } from './forge.ts';

/** A package whose notes all follow one note: as wide as a log can be. @param count notes in all */
export function manyOnOne(count: number) {
  const incident = seeded({ ...limited(), title: '一万条' }, [{ kind: 'note', text: '第零条' }]);
  const file = forged(incident.file, content => {
    const note = lastOf(content, 'noted');
    for (let number = 1; number < count; number += 1)
      content.events.push({
        ...note,
        id: note.id.slice(0, -6) + number.toString(10).padStart(6, '0'),
        data: replaced(note.data, new Map([['第零条', `第${number}条`]])),
        hash: `${number}`.padStart(64, '0'),
      });
  });
  return { incident, file };
}
