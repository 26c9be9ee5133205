import '../shared/shared.css';
import '../shared/shape.css';
import '../desk/desk.css';
import { useState } from 'preact/hooks';
import { Drafts } from '../../kit/draft.ts';
import { useFetched } from '../../kit/fetched.ts';
import { useKeptFocus } from '../../kit/focus.ts';
import { OfferedPeople } from '../../kit/PersonField.tsx';
import { memoryDrafts } from '../../kit/UnkeptForm.tsx';
import type { Facts } from '../../playbook/condition.ts';
import { fetchPlaybook } from '../../session/start.ts';
import { useHash } from '../shared/hooks.ts';
import { ExampleIncident, type IncidentRoom, incidentRooms } from './ExampleIncident.tsx';
import { Forms } from './Forms.tsx';
import { Parts } from './Parts.tsx';

interface Props {
  /** Of a triage that opens an incident. */
  answers: Facts;
  playbookUrl: string;
}

const rooms = { parts: '部件', forms: '表单', ...incidentRooms };
type Room = keyof typeof rooms;

const isOfIncident = (room: Room): room is IncidentRoom => room in incidentRooms;

const offered = {
  people: [
    { name: '李四', title: '科长', role: '', phone: '8888', at: '' },
    { name: '王五', title: '值班员', role: '', phone: '', at: '' },
  ],
  roleName: () => '办公室',
};

/** Every part of the kit and every state of a row or card, for whoever develops and for the tests: nothing here is kept. */
export function Gallery({ answers, playbookUrl }: Props) {
  const [hash] = useHash();
  useKeptFocus();
  const [drafts] = useState(memoryDrafts);
  const [playbook] = useFetched([playbookUrl], () => fetchPlaybook(playbookUrl));
  const room = (Object.keys(rooms) as Room[]).find(each => each === hash) ?? 'parts';
  return (
    <Drafts.Provider value={drafts}>
      <OfferedPeople.Provider value={offered}>
        <div class="flow">
          {/* Its id is that of an incident's own heading, which names the pages below. */}
          <h1 id="incident-title" tabIndex={-1}>
            {rooms[room]}
          </h1>
          <nav class="tabs no-print" aria-label="样例">
            {Object.entries(rooms).map(([id, label]) => (
              <a key={id} href={`#${id}`} aria-current={id === room ? 'page' : undefined}>
                {label}
              </a>
            ))}
          </nav>
          <div class="incident flow-6">
            {room === 'parts' && <Parts />}
            {room === 'forms' && <Forms />}
            {isOfIncident(room) && typeof playbook === 'object' && (
              <ExampleIncident key={room} room={room} playbook={playbook} answers={answers} />
            )}
          </div>
        </div>
      </OfferedPeople.Provider>
    </Drafts.Provider>
  );
}
