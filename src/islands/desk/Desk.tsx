import '../shared/shared.css';
import './desk.css';
import { deskText, storageSentence } from '../../text/incident.ts';
import { useHash, useSession } from '../shared/hooks.ts';
import { inPlace } from '../shared/inPlace.ts';
import { useOfficer } from '../shared/officer.ts';
import { BrokenRecords } from './BrokenRecords.tsx';
import { Incident } from './Incident.tsx';
import { IncidentList } from './IncidentList.tsx';
import { Regrade } from './Regrade.tsx';

interface Props {
  startUrl: string;
  deskUrl: string;
}

/** 舆情事件: the list, one incident, or its re-grade, as the address says. */
export function Desk({ startUrl, deskUrl }: Props) {
  const running = useSession();
  const [hash, navigate] = useHash();
  const [officer, setOfficer] = useOfficer();
  if (running === undefined || !running.snapshot.ready)
    return (
      <p aria-busy="true" class="faint">
        {deskText.loading}
      </p>
    );

  const [id = '', page = '', place = ''] = hash.split('/');
  const incident = running.snapshot.incidents.find(({ view }) => view.id === id);
  const isBroken = running.snapshot.broken.some(broken => broken.id === id);
  return (
    <>
      {running.storageProblem !== undefined && (
        <div class="banner alarm" role="alert">
          <p>{storageSentence[running.storageProblem]}</p>
        </div>
      )}
      <BrokenRecords running={running} incidentId={id} />
      {id === '' && <IncidentList running={running} startUrl={startUrl} onOpen={navigate} />}
      {id !== '' && incident === undefined && (
        <div class="stack">
          {!isBroken && <p role="alert">{deskText.unknown}</p>}
          <p>
            <a class="button" href={deskUrl} onClick={inPlace(() => navigate(''))}>
              {deskText.backToList}
            </a>
          </p>
        </div>
      )}
      {incident !== undefined && page === 'regrade' && (
        <Regrade
          running={running}
          incident={incident}
          officer={officer}
          onOfficer={setOfficer}
          place={place}
          onPlace={(next, replace) => navigate(`${id}/regrade/${next}`, replace)}
          onDone={() => navigate(id)}
        />
      )}
      {incident !== undefined && page !== 'regrade' && (
        <Incident
          key={id}
          running={running}
          incident={incident}
          officer={officer}
          onOfficer={setOfficer}
          listUrl={deskUrl}
          onList={() => navigate('')}
          onRegrade={() => navigate(`${id}/regrade/`)}
        />
      )}
    </>
  );
}
