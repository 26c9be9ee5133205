import { strFromU8, unzipSync } from 'fflate';
import { h } from 'preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { names } from '#names';
import { fileTable } from '../../../src/desk/core/column.ts';
import type { IncidentLog } from '../../../src/desk/core/incident.ts';
import { draftMarks, drillMarks, outputMarkOf } from '../../../src/desk/core/words/output-mark.ts';
import { DocumentSheet } from '../../../src/desk/documents/DocumentSheet.tsx';
import { documentWords } from '../../../src/desk/documents/document-words.ts';
import { documentOf, prefill } from '../../../src/desk/documents/fill.ts';
import { fillingOf } from '../../../src/desk/documents/filling.ts';
import { handoverModel } from '../../../src/desk/documents/handover-model.ts';
import { plainText } from '../../../src/desk/documents/plain-text.ts';
import { OtherScreen } from '../../../src/desk/frame/Desk.tsx';
import { exportCalendar } from '../../../src/desk/frame/export-calendar.tsx';
import { IncidentHeader } from '../../../src/desk/frame/IncidentHeader.tsx';
import { IncidentList } from '../../../src/desk/frame/list/IncidentList.tsx';
import { exportIncident } from '../../../src/desk/packages/export-package.tsx';
import { IncidentSheet } from '../../../src/desk/paper/IncidentSheet.tsx';
import { setPageTitle, tagHere } from '../../../src/desk/parts/drill-marks.tsx';
import { outgoingName, saveFile } from '../../../src/desk/parts/save-file.tsx';
import { saveCsv, saveWorkbook } from '../../../src/desk/parts/TableFiles.tsx';
import type { Running } from '../../../src/desk/parts/useSession.tsx';
import { toolText } from '../../../src/desk/parts/words.ts';
import type { Work } from '../../../src/desk/parts/work.tsx';
import { Register } from '../../../src/desk/register/Register.tsx';
import { registerOf } from '../../../src/desk/register/register.ts';
import { REGISTER, registerTable } from '../../../src/desk/register/words.ts';
import { copyOf } from '../../../src/desk/release/StatementScreen.tsx';
import { StatementPaper } from '../../../src/desk/release/StatementSheet.tsx';
import { proposalsOf } from '../../../src/desk/review/summary.ts';
import { PROPOSALS, proposalColumns } from '../../../src/desk/review/words.ts';
import { makeWord } from '../../../src/files/word.ts';
import type { DeskIncident } from '../../../src/session/incidents.ts';
import type { Session } from '../../../src/session/session.ts';
import { NOW, wideFacts } from '../../support/answers.ts';
import { createDesk } from '../../support/desk.ts';
import { drillMark, onPage, openDrill } from '../../support/drill-mark.ts';
import { act, contextAt, openLog, sheet, viewOf, zhang } from '../../support/incident.ts';
import { about } from '../../support/occurrence.ts';
import { index, required } from '../../support/playbook.ts';
import { latestIn, record, save, writing } from '../../support/release.ts';
import { render } from '../../support/render.ts';
import { renderAt, workOf } from '../../support/work.ts';
import { formOf, sourceOf } from '../documents/incidents.ts';

/** An output of a page: the file's name, if it is a file, and every text in it, each part by its name. */
type Output = Readonly<Record<string, string>>;

/** One incident with something to give out: a fact, a statement, a proposal. */
function incidentOf(drill: boolean): DeskIncident {
  const context = contextAt(NOW, undefined, zhang);
  const opened: IncidentLog = drill ? openDrill(wideFacts, context) : openLog(wideFacts, context);
  const log = act(
    opened,
    writing(3),
    record('time', about('11:00')),
    save('{发生时间}发生滑坡，正在核实。', { form: 'holding', title: '情况说明' }),
    {
      kind: 'propose',
      target: { kind: 'clause', id: '4.4.3' },
      what: '写明从何时起算',
      why: '两种算法差一天',
    },
  );
  return { log, index, view: viewOf(log), backup: undefined, isExportDue: false };
}

const workIn = (drill: boolean): Work =>
  workOf(incidentOf(drill), createDesk(drill ? { drill: () => drillMark } : {}).session);

const runningOf = ({ session, incident }: Work): Running => ({
  session,
  snapshot: { ...session.snapshot(), ready: true, durable: true, incidents: [incident] },
});

/** The register, a screen that is no incident's, as HTML. */
const registerScreen = (work: Work) =>
  render(OtherScreen, {
    name: 'register' as const,
    onBack: () => undefined,
    children: h(Register, { running: runningOf(work) }),
  });

/** The text of every part of an Office file, and its bytes' names. */
const partsOf = (bytes: Uint8Array): Output =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));

/** The file that a page hands to its officer meanwhile, through the browser's own download. */
async function downloaded(work: () => unknown): Promise<{ readonly name: string; readonly content: Blob }> {
  const link = { href: '', download: '', click: () => undefined };
  let content: Blob | undefined;
  vi.stubGlobal('window', {});
  vi.stubGlobal('document', { createElement: () => link });
  vi.spyOn(URL, 'createObjectURL').mockImplementation(given => {
    content = given instanceof Blob ? given : undefined;
    return 'blob:x';
  });
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  await work();
  return { name: link.download, content: required(content, 'content') };
}

const textFile = async (work: () => unknown): Promise<Output> => {
  const { name, content } = await downloaded(work);
  return { name, text: await content.text() };
};
const officeFile = async (work: () => unknown): Promise<Output> => {
  const { name, content } = await downloaded(work);
  return { name, ...partsOf(new Uint8Array(await content.arrayBuffer())) };
};

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const modelOf = ({ log, view }: DeskIncident) => {
  const source = { index, log, view, now: NOW, bureau: {}, incidents: [], by: undefined };
  const form = formOf('initial-report');
  return documentOf(form, prefill(form, source, documentWords), source, documentWords);
};
const statementOf = ({ log }: DeskIncident) => latestIn(log);
const html = (text: string): Output => ({ html: text });
const { tag, line, prefix } = drillMarks;
const ROWS = 'xl/sharedStrings.xml';
const SHEETS = 'xl/workbook.xml';

/** Every way out of the desk: how it goes, and what must say in which of its parts that it comes from a drill. */
const ways: readonly {
  readonly way: string;
  readonly out: (work: Work) => Output | Promise<Output>;
  readonly says: Readonly<Record<string, string>>;
}[] = [
  {
    way: 'a document as a Word file',
    out: async ({ incident }) => partsOf(await makeWord(modelOf(incident))),
    says: {
      'word/document.xml': line,
      'word/header1.xml': line,
      'word/header2.xml': line,
      'docProps/core.xml': tag,
    },
  },
  {
    way: 'a document as plain text',
    out: ({ incident }) => html(plainText(modelOf(incident))),
    says: { html: `${tag}\n` },
  },
  {
    way: 'a document on screen and paper',
    out: ({ incident }) => html(render(DocumentSheet, { model: modelOf(incident), refused: false })),
    says: { html: `${line}</p><p class="document-bulletin">` },
  },
  {
    way: 'a statement that is copied',
    out: ({ incident }) => html(copyOf(statementOf(incident), incident.view.drill !== undefined)),
    says: { html: tag },
  },
  {
    way: 'a statement on screen and paper',
    out: work => html(renderAt(work, StatementPaper, statementOf(work.incident))),
    says: { html: `${line}</p><h2>` },
  },
  {
    way: 'the register as a workbook',
    out: ({ incident }) => officeFile(() => saveWorkbook(REGISTER, [registerIn(incident)])),
    says: { name: prefix, [ROWS]: line, [SHEETS]: `name="${prefix}` },
  },
  {
    way: 'the register as CSV',
    out: ({ incident }) => textFile(() => saveCsv(REGISTER, registerIn(incident))),
    says: { name: prefix, text: `"${line}",` },
  },
  {
    way: 'the register on screen and paper',
    out: work => html(registerScreen(work)),
    says: { html: line },
  },
  {
    way: 'the proposals as CSV',
    out: ({ incident }) =>
      textFile(() =>
        saveCsv(
          PROPOSALS,
          fileTable(PROPOSALS, proposalColumns, proposalsOf([incident], incident.view.drill !== undefined)),
        ),
      ),
    says: { name: prefix, text: `"${line}",` },
  },
  {
    way: 'the limits as a calendar',
    out: ({ incident }) => textFile(() => exportCalendar(incident)),
    says: { name: prefix, text: `SUMMARY:${tag}` },
  },
  {
    way: 'the name of that calendar, and the words of an entry',
    out: async ({ incident }) => {
      const { text = '' } = await textFile(() => exportCalendar(incident));
      const unfolded = text.replaceAll('\r\n ', '');
      return { calendar: /^X-WR-CALNAME:.*$/m.exec(unfolded)?.[0] ?? '', entry: unfolded };
    },
    says: { calendar: tag, entry: `DESCRIPTION:${line}\\n` },
  },
  {
    way: 'the incident as a package',
    out: ({ incident, session }) => {
      const holding: Session = {
        ...session,
        exportFile: async () => JSON.stringify(incident.log.events),
        noteBackup: async () => undefined,
      };
      return textFile(() => exportIncident(holding, incident.view, false));
    },
    says: { name: prefix, text: '"drill":{' },
  },
  {
    way: 'an attached file, a refused one, records that cannot be read',
    out: () => textFile(() => saveFile({ name: 'a.json', type: 'text/plain', data: '', picker: false })),
    says: { name: `${prefix}a.json` },
  },
  {
    way: 'the hand-over sheet',
    out: ({ incident }) =>
      html(
        render(DocumentSheet, {
          refused: false,
          model: handoverModel(fillingOf(sourceOf(incident.log), documentWords), {
            from: '甲',
            to: '乙',
            texts: sheet,
          }),
        }),
      ),
    says: { html: `${line}</p><h2>` },
  },
  {
    way: 'the checklist on paper',
    out: work => html(renderAt(work, IncidentSheet, { now: NOW })),
    says: { html: `${line}</p><h2>` },
  },
  {
    way: 'the head that comes again on every sheet of it',
    out: work =>
      html(/<tr class="running">.*?<\/tr>/.exec(renderAt(work, IncidentSheet, { now: NOW }))?.[0] ?? ''),
    says: { html: tag },
  },
  {
    way: 'any page of an incident, printed as it stands',
    out: work =>
      html(
        renderAt(work, IncidentHeader, {
          page: 'timeline' as const,
          of: '',
        }),
      ),
    says: { html: line },
  },
  {
    way: 'the list of incidents, printed as it stands',
    out: work =>
      html(
        render(IncidentList, {
          running: runningOf(work),
          onOpen: () => undefined,
        }),
      ),
    says: { html: line },
  },
  {
    way: 'the title of the page, which browsers print in margins',
    out: () => {
      const page = { title: '' };
      vi.stubGlobal('document', page);
      setPageTitle('台账');
      return html(page.title);
    },
    says: { html: `${tag}台账` },
  },
  {
    way: 'a notification of the system',
    out: () => html(tagHere('某村滑坡')),
    says: { html: `${tag}某村滑坡` },
  },
];

const registerIn = (incident: DeskIncident) =>
  registerTable(registerOf([incident], incident.view.drill !== undefined));

describe('every output of a drill says so', () => {
  test.each(ways)('$way', async ({ out, says }) => {
    const parts = await onPage(true, () => out(workIn(true)));
    for (const [part, words] of Object.entries(says)) expect(parts[part], part).toContain(words);
  });
});

describe('every output of a site that is a draft says so', () => {
  /** A draft's words where a drill has its own. */
  const asDraft = (words: string): string =>
    words
      .replaceAll(tag, draftMarks.tag)
      .replaceAll(line, draftMarks.line)
      .replaceAll(prefix, draftMarks.prefix);
  afterEach(() => void Reflect.deleteProperty(names, 'draft'));

  test.each(ways)('$way', async ({ out, says }) => {
    Object.defineProperty(names, 'draft', { value: '草稿：有 3 处待核', configurable: true });
    const parts = await onPage(false, () => out(workIn(false)));
    const told = Object.entries(says).filter(([, words]) => asDraft(words) !== words);
    for (const [part, words] of told) expect(parts[part], part).toContain(asDraft(words));
  });

  test('and one of a drill on it that it is a drill', () => {
    Object.defineProperty(names, 'draft', { value: '草稿：有 3 处待核', configurable: true });
    expect(outputMarkOf(true)).toBe(drillMarks);
  });
});

describe('no output of a real incident does', () => {
  test.each(ways)('$way', async ({ out, says }) => {
    const parts = await onPage(false, () => out(workIn(false)));
    for (const [part, text] of Object.entries(parts))
      for (const mark of [tag, line, prefix, ...Object.values(says)]) expect(text, part).not.toContain(mark);
  });
});

describe('a file of a drill', () => {
  const named = (name: string) =>
    onPage(true, () => downloaded(() => saveFile({ name, type: '', data: '', picker: false })));

  test('begins with the mark where it stands first, so that a list of files shows it', async () => {
    expect((await named('舆情事件-某村.json.age')).name).toBe(`${prefix}舆情事件-某村.json.age`);
  });

  test('that came back and goes out again is marked once', async () => {
    expect((await named(`${prefix}舆情事件.json`)).name).toBe(`${prefix}舆情事件.json`);
  });
});

describe('the list of incidents', () => {
  const list = (drill: boolean) =>
    onPage(drill, () =>
      render(IncidentList, {
        running: runningOf(workIn(drill)),
        onOpen: () => undefined,
      }),
    );

  test('leads to the lock of this machine from real incidents only', async () => {
    expect(await list(false)).toContain(toolText.settings);
    const drill = await list(true);
    expect(drill).not.toContain(toolText.settings);
    expect(drill).toContain(toolText.register);
  });
});

test('the name of a file that leaves hides no ending behind a mark that turns the writing', () => {
  expect(outgoingName('截\u200b图\u202egnp.exe')).toBe('截图gnp.exe');
});
