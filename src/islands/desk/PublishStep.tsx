import { publishStepText } from '../../text/publishing.ts';
import type { Work } from './work.ts';

/** A step that publishing does: on the release screen, or written down there once it went out elsewhere. */
export function PublishStep({ work }: { work: Work }) {
  return (
    <div class="no-print stack">
      <p class="small faint">{publishStepText.hint}</p>
      <div class="actions cluster">
        <button type="button" class="primary" onClick={() => work.go('release')}>
          {publishStepText.go}
        </button>
        <button type="button" onClick={() => work.go('release/elsewhere')}>
          {publishStepText.elsewhere}
        </button>
      </div>
    </div>
  );
}
