import type { FiledDocument } from '../../../incident/view.ts';
import { Button } from '../../../kit/Button.tsx';
import { Confirm } from '../../../kit/Confirm.tsx';
import { Section } from '../../../kit/Section.tsx';
import { documentsText } from '../../../text/documents.ts';
import { versionText } from '../../../text/versions.ts';
import { Versions } from '../Versions.tsx';
import { useWork } from '../work.ts';

interface FormerProps {
  version: FiledDocument;
  /** Going on from it takes the place of something that is filed nowhere. */
  costs: boolean;
  onBack(): void;
  onContinue(): void;
}

/** What can be done with a version that was filed. */
export const FormerVersion = ({ version, costs, onBack, onContinue }: FormerProps) => {
  const work = useWork();
  return (
    <div class="stack">
      <p class="notice">{documentsText.shown(version.number, work.said(version))}</p>
      <div class="cluster">
        <Button words={documentsText.backToDraft} onClick={onBack} />
        {costs ? (
          <Confirm
            class="quiet"
            ask={documentsText.continueFrom}
            question={documentsText.continueAsk}
            yes={documentsText.continueSure}
            no={documentsText.cancel}
            onYes={onContinue}
          />
        ) : (
          <Button words={documentsText.continueFrom} class="quiet" onClick={onContinue} />
        )}
      </div>
    </div>
  );
};

interface Props {
  filed: readonly FiledDocument[];
  /** The event of the version that is open. */
  shown: string | undefined;
  onShow(event: string | undefined): void;
}

/** What was filed of a document; each version can be looked at. */
export const DocumentVersions = ({ filed, shown, onShow }: Props) => {
  const work = useWork();
  return filed.length === 0 ? null : (
    <Section id="document-versions" class="no-print" title={documentsText.versions}>
      <Versions versions={filed} keyOf={({ event }) => event} shown={shown} onShow={onShow}>
        {version => (
          <span>
            {versionText.version(version.number)}
            <span class="small faint numeric"> {work.said(version)}</span>
          </span>
        )}
      </Versions>
    </Section>
  );
};
