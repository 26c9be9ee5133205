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
      <p class="small no-print">
        <a href={`#${view.id}`} onClick={inPlace(() => go(''))}>
          {back}
        </a>
      </p>
      <SaveLine running={running} />
      <h1 id={id} tabIndex={-1}>
        {view.title} · {title}
      </h1>
    </header>
  );
}
