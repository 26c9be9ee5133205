import './screen.css';
import { inPlace } from '../shared/inPlace.ts';
import { SaveLine } from './SaveLine.tsx';
import type { Work } from './work.ts';

interface Props {
  id: string;
  title: string;
  back: string;
  work: Work;
}

/** Which incident, which of its screens, and the way back to the checklist. */
export function ScreenHeader({ id, title, back, work: { incident, go, running } }: Props) {
  const { view } = incident;
  return (
    <header>
      <div class="line no-print">
        <a class="small" href={`#${view.id}`} onClick={inPlace(() => go(''))}>
          {back}
        </a>
        <SaveLine running={running} />
      </div>
      <h1 id={id} tabIndex={-1}>
        {view.title} · {title}
      </h1>
    </header>
  );
}
