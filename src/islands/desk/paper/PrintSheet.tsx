import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { timeNow } from '../../../session/surroundings.ts';
import { paperText } from '../../../text/paper.ts';
import { useWork, WorkContext } from '../work.ts';

const fetchSheet = () => import('./IncidentSheet.tsx').then(({ IncidentSheet }) => IncidentSheet);

/**
 * What an incident's checklist prints, however the browser is asked to: drawn when it prints and taken away again, for a
 * sheet of ten thousand records must not lie under the screen. Until its code is here the paper says that it is not whole.
 */
export function PrintSheet() {
  const work = useWork();
  const paper = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState(false);
  const latest = useRef(work);
  latest.current = work;
  useEffect(() => {
    let Drawn: Awaited<ReturnType<typeof fetchSheet>> | undefined;
    const media = matchMedia('print');
    const draw = (): void => {
      if (paper.current === null || Drawn === undefined) return;
      render(
        <WorkContext.Provider value={latest.current}>
          <Drawn now={timeNow()} />
        </WorkContext.Provider>,
        paper.current,
      );
    };
    const takeAway = (): void => {
      if (paper.current !== null && Drawn !== undefined) render(null, paper.current);
    };
    const change = (): void => (media.matches ? draw() : takeAway());
    // Where it cannot be fetched, the paper goes on saying that it is not whole.
    fetchSheet().then(
      component => {
        Drawn = component;
        setReady(true);
        if (media.matches) draw();
      },
      () => undefined,
    );
    addEventListener('beforeprint', draw);
    addEventListener('afterprint', takeAway);
    media.addEventListener('change', change);
    return () => {
      removeEventListener('beforeprint', draw);
      removeEventListener('afterprint', takeAway);
      media.removeEventListener('change', change);
    };
  }, []);
  return (
    <div class="paper-sheet print-only">
      {!ready && <p>{paperText.notReady}</p>}
      <div ref={paper} />
    </div>
  );
}
