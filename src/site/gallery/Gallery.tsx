import '../../desk/parts/shared.css';
import '../../desk/parts/shape.css';
import '../../desk/frame/desk.css';
import { useState } from 'preact/hooks';
import { useHash } from '../../desk/parts/hooks.tsx';
import { Drafts } from '../../kit/draft.ts';
import { useKeptFocus } from '../../kit/focus.ts';
import { OfferedPeople } from '../../kit/PersonField.tsx';
import { memoryDrafts } from '../../kit/UnkeptForm.tsx';
import { ExampleIncident, type ExampleProps } from './ExampleIncident.tsx';
import { Forms } from './Forms.tsx';
import { Parts } from './Parts.tsx';

const tabs = { parts: '部件', forms: '表单', incident: '事件' };

const offered = {
  people: [
    { name: '李四', title: '科长', role: '', phone: '8888', at: '' },
    { name: '王五', title: '值班员', role: '', phone: '', at: '' },
  ],
  posts: ['监测站站长'],
  offices: ['矿山监测站', '测绘院'],
  roleName: () => '办公室',
};

/** Every part of the kit, and an incident with every state of a row or card, for whoever develops and for the tests: nothing here is kept. */
export function Gallery(example: ExampleProps) {
  const [hash] = useHash();
  useKeptFocus();
  const [drafts] = useState(memoryDrafts);
  const tab = hash === '' ? 'parts' : hash === 'parts' || hash === 'forms' ? hash : 'incident';
  return (
    <div class="flow">
      <nav class="tabs no-print" aria-label="样例">
        {Object.entries(tabs).map(([id, label]) => (
          <a key={id} href={`#${id}`} aria-current={id === tab ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      {tab === 'incident' ? (
        <ExampleIncident {...example} />
      ) : (
        <Drafts.Provider value={drafts}>
          <OfferedPeople.Provider value={offered}>
            <h1 tabIndex={-1}>{tabs[tab]}</h1>
            <div class="incident flow-l">{tab === 'parts' ? <Parts /> : <Forms />}</div>
          </OfferedPeople.Provider>
        </Drafts.Provider>
      )}
    </div>
  );
}
