import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { exportIncident } from '../../../src/desk/packages/export-package.tsx';
import { exportText } from '../../../src/desk/packages/export-words.ts';
import { readPackageFile } from '../../../src/desk/packages/take-file.tsx';
import { limitedFacts } from '../../support/answers.ts';
import { createDesk, type Desk } from '../../support/desk.ts';
import { office } from '../../support/incident.ts';
import { found, playbook, required } from '../../support/playbook.ts';

interface Outgoing {
  readonly name: string;
  readonly data: Blob;
  /** Whether it went where the officer chose, rather than to the downloads. */
  readonly picker: boolean;
}

/** The browser's handling of a file that it has been given. */
const keep = vi.fn<(file: Outgoing) => Promise<void>>();

/** A browser that asks where to save, and one link for what goes to the downloads. */
function stubBrowser(): void {
  const link = { href: '', download: '', click: () => undefined };
  let downloaded = new Blob();
  link.click = () => {
    void keep({ name: link.download, data: downloaded, picker: false });
  };
  vi.stubGlobal('document', { createElement: () => link });
  vi.spyOn(URL, 'createObjectURL').mockImplementation(given => {
    if (given instanceof Blob) downloaded = given;
    return 'blob:x';
  });
  vi.stubGlobal('window', {
    showSaveFilePicker: async ({ suggestedName }: { readonly suggestedName: string }) => ({
      createWritable: async () => {
        if (isCancelled) throw new DOMException('no place', 'AbortError');
        return {
          write: (data: Blob) => keep({ name: suggestedName, data, picker: true }),
          close: async () => undefined,
        };
      },
    }),
  });
  vi.useFakeTimers({ toFake: ['setTimeout'] });
}
let isCancelled = false;

const PASSPHRASE = '几个不相干的词语';

let desk: Desk;
let id: string;
const incident = () => found(desk.session.snapshot().incidents, ({ view }) => view.id === id);
const note = (): unknown => desk.session.act(id, { kind: 'note', text: '又有一条' }, office);
const saved = (): Outgoing => required(keep.mock.lastCall, 'saved file')[0];

beforeEach(async () => {
  isCancelled = false;
  keep.mockResolvedValue();
  stubBrowser();
  desk = createDesk();
  const opened = await desk.session.open(playbook, limitedFacts, office);
  if (!opened.ok) throw new Error(opened.refusal.code);
  id = opened.value;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  keep.mockReset();
});

describe('an export', () => {
  test('is named after the incident, holds all of it, and counts as a backup', async () => {
    const result = await exportIncident(desk.session, incident().view, false);
    expect(result).toEqual({ ok: true, text: exportText.saved });
    expect(saved()).toMatchObject({
      name: expect.stringMatching(/^舆情事件-某镇某村违建-\d{8}-\d{4}\.json$/),
      picker: false,
    });
    expect(incident().backup?.events).toBe(incident().log.events.length);
    const other = createDesk();
    expect(await other.session.importFile(await saved().data.text(), 'x.json')).toMatchObject({ ok: true });
  });

  test('with a passphrase opens to the same incident elsewhere, and only with it', async () => {
    const result = await exportIncident(desk.session, incident().view, true, PASSPHRASE);
    expect(result).toEqual({ ok: true, text: exportText.saved });
    const { name, data, picker } = saved();
    expect(name).toMatch(/\.json\.age$/);
    expect(picker).toBe(true);
    const file = new File([data], name);
    expect(await readPackageFile(file, undefined)).toMatchObject({ refusal: { code: 'needsPassphrase' } });
    const text = await readPackageFile(file, PASSPHRASE);
    const other = createDesk();
    expect(text.ok && (await other.session.importFile(text.value, name))).toMatchObject({
      ok: true,
      value: { incidentId: id },
    });
  });

  test('is no backup when the officer chose no place', async () => {
    isCancelled = true;
    const result = await exportIncident(desk.session, incident().view, true);
    expect(result).toEqual({ ok: false, text: exportText.cancelled });
    expect(incident().backup).toBeUndefined();
  });

  test('is a backup of what it holds, and says so where records came while it was saved', async () => {
    keep.mockImplementation(async () => {
      note();
    });
    const result = await exportIncident(desk.session, incident().view, true);
    expect(result).toEqual({ ok: false, text: exportText.savedNotAll });
    expect(incident().backup?.events).toBe(incident().log.events.length - 1);
  });

  test('says so when the disk refuses, and is no backup', async () => {
    keep.mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    const result = await exportIncident(desk.session, incident().view, true);
    expect(result).toEqual({ ok: false, text: exportText.failure.notSaved });
    expect(incident().backup).toBeUndefined();
  });

  test('says so when attachments cannot be read, and saves nothing', async () => {
    const session = { ...desk.session, exportFile: () => Promise.reject(new Error('unreadable')) };
    const result = await exportIncident(session, incident().view, false);
    expect(result).toEqual({ ok: false, text: exportText.failure.unreadable });
    expect(keep).not.toHaveBeenCalled();
  });

  test('says so when the incident is gone', async () => {
    const { view } = incident();
    await desk.session.wipe(id);
    const result = await exportIncident(desk.session, view, false);
    expect(result).toEqual({ ok: false, text: exportText.failure.unknownIncident });
  });

  test('is not saved plain when it cannot be encrypted', async () => {
    const result = await exportIncident(desk.session, incident().view, false, '短');
    expect(result).toEqual({ ok: false, text: exportText.failure.notEncrypted });
    expect(keep).not.toHaveBeenCalled();
  });
});
