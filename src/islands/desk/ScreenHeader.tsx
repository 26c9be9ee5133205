import './screen.css';
import { DrillLine } from '../shared/drill-marks.tsx';
import { Rooms } from './Rooms.tsx';
import { SaveLine } from './SaveLine.tsx';
import type { Work } from './work.ts';

interface Props {
  /** Of the heading: the screen's name in the address, and `-title`. */
  id: string;
  /** The room it belongs to, where it is none itself. */
  room?: string;
  title: string;
  work: Work;
}

/** Which incident, which of its screens, and the way to the others. */
export function ScreenHeader({ id, room = id.replace('-title', ''), title, work }: Props) {
  const { incident, running } = work;
  const { view } = incident;
  return (
    <header>
      <div class="line no-print">
        <Rooms work={work} room={room} />
        <SaveLine running={running} />
      </div>
      <DrillLine drill={view.drill !== undefined} />
      <h1 id={id} tabIndex={-1}>
        {view.title} · {title}
      </h1>
    </header>
  );
}
