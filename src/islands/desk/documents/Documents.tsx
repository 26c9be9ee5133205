import './documents.css';
import { Button } from '../../../kit/Button.tsx';
import { documentsText } from '../../../text/documents.ts';
import { useWork } from '../work.ts';
import { DocumentEditor } from './DocumentEditor.tsx';
import { DocumentList } from './DocumentList.tsx';

/** 文书: the documents to hand in, or the one the address names, `<form>` or `<form>/<the step it is written for>`. */
export function Documents({ place }: { place: string }) {
  const work = useWork();
  const { playbook, steps } = work.incident.index;
  const { forms } = playbook;
  const [name, step = ''] = place.split('/');
  const form = forms.find(({ id }) => id === name);
  if (form !== undefined) return <DocumentEditor key={form.id} form={form} step={steps.get(step)} />;
  if (forms.length > 0 && place === '') return <DocumentList forms={forms} />;
  return (
    <section class="desk-screen flow" aria-labelledby="incident-title">
      <div class="banner cluster">
        <p>{forms.length === 0 ? documentsText.none : documentsText.unknown}</p>
        <Button
          words={forms.length === 0 ? documentsText.toEdition : documentsText.backToForms}
          onClick={() => work.go(forms.length === 0 ? 'edition' : 'documents')}
        />
      </div>
    </section>
  );
}
