import { createRequire } from 'node:module';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { DocumentModel } from '../../src/desk/documents/document.ts';
import { documentWords } from '../../src/desk/documents/document-words.ts';
import { documentOf } from '../../src/desk/documents/fill.ts';
import { makeWord, type WordReply } from '../../src/files/word.ts';
import { TABLE_ROWS } from '../../src/files/word-file.ts';
import {
  emptySource,
  filled,
  forms,
  hostile,
  hostileAt,
  longLog,
  sourceOf,
  typicalSource,
} from '../desk/documents/incidents.ts';
import { essence, piecesOfModel } from '../desk/documents/pieces.ts';
import { required } from '../support/playbook.ts';

/** Mammoth's own XML parser, which says what is wrong with a part. */
const { DOMParser } = createRequire(createRequire(import.meta.url).resolve('mammoth'))('@xmldom/xmldom');

const long = sourceOf(longLog(1_000, hostileAt));
const sources = [
  ['an empty', emptySource()],
  ['a typical', typicalSource()],
  ['a 1,000-event', long],
] as const;

const textOf = async (bytes: Uint8Array): Promise<string> =>
  (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;

const partsOf = (bytes: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes))
      .filter(([name]) => /\.(xml|rels)$/.test(name))
      .map(([name, content]) => [name, strFromU8(content)]),
  );

function problemsOf(xml: string): readonly string[] {
  const problems: string[] = [];
  const report = (_: string, message: string): void => void problems.push(message);
  new DOMParser({ errorHandler: report, onError: report }).parseFromString(xml, 'text/xml');
  return problems;
}

const model: DocumentModel = {
  form: '初报',
  masthead: '网络舆情专报',
  title: '关于某村滑坡的初报',
  lines: [
    { label: '期号', value: '第3期', at: 'issue' },
    { label: '报送时间', value: '11月24日15时', at: 'masthead' },
    { label: '签发', value: '', at: 'masthead' },
    { label: '主送', value: '市政府值班室', at: 'address' },
    { label: '涉及领域', value: '' },
    { label: '网址', value: `https://example.invalid/${'a'.repeat(60)}` },
    { label: '落款', value: '某市自然资源局', at: 'signed' },
    { label: '日期', value: '2026年11月24日', at: 'signed' },
    { label: '联系人', value: '孙丽', at: 'contact' },
    { label: '电话', value: '', at: 'contact' },
  ],
  sections: [
    {
      id: 'facts',
      heading: '真实情况',
      kind: 'text',
      paragraphs: ['（一）核实了的', '两户七人已转移。'],
    },
    {
      id: 'clocks',
      heading: '时限',
      kind: 'table',
      table: {
        head: ['时限', '结果'],
        rows: [
          ['立即', '用了10分\n按时'],
          ['=cmd()', '<b>粗</b>'],
        ],
        widths: [3, 1],
        empty: '没有',
      },
    },
    { id: 'grounds', heading: '依据', kind: 'text', paragraphs: [] },
  ],
  signatures: ['审核人'],
  unreviewed: '',
  note: '',
};

describe.each(sources)('Word files of %s incident', (_, source) => {
  test.each(forms.map(form => [form.title, form] as const))(
    '%s comes back from another program with the same text, whatever was typed',
    async (_title, form) => {
      const offered = filled(form, source);
      const fields = Object.fromEntries(form.fields.map(({ id }) => [id, hostile.join('\n')]));
      const typed = documentOf(form, fields, source, documentWords);
      // Long tables are read back once; that takes the other program longest.
      for (const each of source === long ? [typed] : [offered, typed])
        expect(essence(await textOf(await makeWord(each)))).toBe(
          piecesOfModel(each, TABLE_ROWS).map(essence).join(''),
        );
    },
    120_000,
  );
});

describe('a Word file', () => {
  test('has parts that are all sound XML without characters XML cannot hold', async () => {
    const [form] = forms;
    const fields = Object.fromEntries(
      required(form, 'form').fields.map(({ id }) => [id, hostile.join('\n')]),
    );
    const parts = partsOf(
      await makeWord(documentOf(required(form, 'form'), fields, sources[1][1], documentWords)),
    );
    expect(Object.keys(parts)).toEqual(
      expect.arrayContaining([
        'word/document.xml',
        'word/styles.xml',
        'word/fontTable.xml',
        '[Content_Types].xml',
      ]),
    );
    for (const [name, xml] of Object.entries(parts)) {
      expect(problemsOf(xml), name).toEqual([]);
      expect(xml, name).not.toMatch(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/u);
      // A character reference would smuggle one in all the same.
      expect(xml, name).not.toMatch(/&#x?0*(?:[0-8bcef]|1[0-9a-f]|fff[ef]);/i);
    }
    expect(parts['word/document.xml']).toContain('甲乙丙丁戊己');
    expect(parts['word/document.xml']).toContain('𠮷田镇𰻝面馆');
    expect(parts['word/document.xml']).toContain('🧑‍🌾');
  });

  test('turns no direction of writing, and hides nothing', async () => {
    const [form] = forms;
    const fields = Object.fromEntries(
      required(form, 'form').fields.map(({ id }) => [id, '塌\u202e\u200b方\u2069\ufeff\u00ad']),
    );
    const document = documentOf(required(form, 'form'), fields, sources[1][1], documentWords);
    const text = await textOf(await makeWord(document));
    expect(text).toContain('塌方');
    expect(text).not.toMatch(/\p{Default_Ignorable_Code_Point}/u);
  });

  test('knows trouble in XML when it sees it', () => {
    expect(problemsOf('<a><b></a>')).not.toEqual([]);
  });

  test('has the page of GB/T 9704-2012: A4, a block of 156 × 225 mm, 22 lines of 28 characters', async () => {
    const xml = required(partsOf(await makeWord(model))['word/document.xml'], 'document');
    const number = (pattern: RegExp): number => Number(required(pattern.exec(xml)?.[1], String(pattern)));
    const mm = (twips: number): number => Math.round((twips / 1440) * 25.4);
    expect([number(/<w:pgSz w:w="(\d+)"/), number(/w:h="(\d+)" w:orient/)].map(mm)).toEqual([210, 297]);
    const sides = [/w:top="(\d+)"/, /w:right="(\d+)"/, /w:bottom="(\d+)"/, /w:left="(\d+)"/];
    expect(sides.map(number).map(mm)).toEqual([37, 26, 35, 28]);
    const pitch = number(/w:type="linesAndChars" w:linePitch="(\d+)"/);
    expect(Math.floor(((225 / 25.4) * 1440) / pitch)).toBe(22);
    const space = number(/w:charSpace="(-?\d+)"/);
    expect(Math.floor(((156 / 25.4) * 72) / (16 + space / 4096) + 0.01)).toBe(28);
  });

  test('is set in real styles with the type the standard names', async () => {
    const parts = partsOf(await makeWord(model));
    const styles = required(parts['word/styles.xml'], 'styles');
    const style = (id: string): string =>
      required(new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`).exec(styles)?.[0], id);
    const looks = (id: string, ...expected: readonly string[]): void => {
      for (const each of expected) expect(style(id), id).toContain(each);
    };
    looks(
      'Normal',
      '仿宋_GB2312',
      'w:ascii="Times New Roman"',
      '<w:sz w:val="32"/>',
      'w:line="579" w:lineRule="exact"',
    );
    looks('Title', '方正小标宋简体', '<w:sz w:val="44"/>', '<w:jc w:val="center"/>');
    looks('Heading1', '黑体', '<w:sz w:val="32"/>', 'w:firstLineChars="200"');
    looks('Heading2', '楷体_GB2312');
    looks('BodyIndent', 'w:firstLineChars="200"');
    looks('TableText', '<w:sz w:val="24"/>');
    looks('Footer', '宋体', '<w:sz w:val="28"/>');
    looks('RecordTable', '<w:insideH w:val="single"');
    const document = required(parts['word/document.xml'], 'document');
    for (const [id, text] of [
      ['Title', '关于某村滑坡的初报'],
      ['Heading1', '一、真实情况'],
      ['Heading2', '（一）核实了的'],
      ['BodyIndent', '两户七人已转移。'],
      ['Heading1', '二、时限'],
    ])
      expect(document).toMatch(new RegExp(`<w:pStyle w:val="${id}"/></w:pPr><w:r><w:t[^>]*>${text}<`));
    // Each named style is there.
    for (const [, id = ''] of document.matchAll(/<w:(?:pStyle|tblStyle) w:val="([^"]+)"/g)) style(id);
    expect(parts['word/fontTable.xml']).toContain(
      '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong',
    );
  });

  test('stands under the name of its bulletin, with number, address, signing body, date and whom to ask', async () => {
    const bytes = await makeWord(model);
    const document = required(partsOf(bytes)['word/document.xml'], 'document');
    for (const [id, text] of [
      ['BulletinName', '网络舆情专报'],
      ['IssueNumber', '第3期'],
      ['SignedLine', '某市自然资源局'],
      ['SignedLine', '2026年11月24日'],
    ])
      expect(document).toMatch(new RegExp(`<w:pStyle w:val="${id}"/>.*?<w:t[^>]*>${text}<`));
    const text = essence(await textOf(bytes));
    // In the order of the standard; what is not known is left for a hand.
    expect(text).toMatch(
      /^网络舆情专报第3期报送时间：11月24日15时签发：＿+关于某村滑坡的初报市政府值班室：.*三、依据＿+某市自然资源局2026年11月24日（联系人：孙丽，电话：＿+）审核人/,
    );
  });

  test('counts its pages on the outer side, — 1 —', async () => {
    const parts = partsOf(await makeWord(model));
    const document = required(parts['word/document.xml'], 'document');
    const relations = required(parts['word/_rels/document.xml.rels'], 'relations');
    const footer = (type: string): string => {
      const id = required(new RegExp(`w:type="${type}" r:id="(\\w+)"`).exec(document)?.[1], type);
      const target = required(new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(relations)?.[1], id);
      return required(parts[`word/${target}`], target);
    };
    for (const [type, side] of [
      ['default', 'right'],
      ['even', 'left'],
    ] as const) {
      expect(footer(type)).toContain(`<w:jc w:val="${side}"/>`);
      expect(footer(type)).toMatch(/— <\/w:t>.*PAGE.*<w:t[^>]*> —/);
    }
    expect(parts['word/settings.xml']).toContain('<w:evenAndOddHeaders/>');
  });

  test('repeats the first row of a table, keeps a row on one page, and breaks a long word', async () => {
    const document = required(partsOf(await makeWord(model))['word/document.xml'], 'document');
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(document).toMatch(/<w:trPr><w:cantSplit\/><\/w:trPr>.*=cmd\(\)/);
    expect(document).toMatch(/<w:wordWrap w:val="0"\/><\/w:pPr><w:r><w:t[^>]*>https:/);
    expect(document).toContain('&lt;b&gt;粗&lt;/b&gt;');
    // A row that would not fit a page has to break.
    const tall = {
      ...model,
      sections: [
        {
          id: 'x',
          heading: 'x',
          kind: 'table' as const,
          table: { head: ['a'], rows: [['字'.repeat(3000)]], widths: [1], empty: '' },
        },
      ],
    };
    const broken = required(partsOf(await makeWord(tall))['word/document.xml'], 'document');
    expect(broken).toMatch(/<w:tr><w:tc>(?:(?!<w:tr>).)*字{3000}/);
  });

  test('ends with a paragraph, where a table at the very end would keep another program reading for ever', async () => {
    for (const form of forms) {
      const document = required(
        partsOf(await makeWord(filled(form, sources[0][1])))['word/document.xml'],
        'document',
      );
      expect(document, form.title).toMatch(/<\/w:p><w:sectPr/);
    }
    expect(required(partsOf(await makeWord(model))['word/document.xml'], 'document')).toMatch(
      /<w:p>(?:(?!<w:p>).)*<\/w:p><w:sectPr/,
    );
  });

  test('cuts a long table into several, each with the first row, and keeps every row in order', async () => {
    const rows = Array.from({ length: 2 * TABLE_ROWS + 1 }, (_, position) => [`第${position}行`]);
    const table = { head: ['事'], rows, widths: [1], empty: '' };
    const tall = { ...model, sections: [{ id: 't', heading: '表', kind: 'table' as const, table }] };
    const document = required(partsOf(await makeWord(tall))['word/document.xml'], 'document');
    // The grid at the head and the line to sign are tables too.
    expect(document.match(/<w:tbl>/g)).toHaveLength(3 + 2);
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(3);
    expect([...document.matchAll(/第(\d+)行/g)].map(([, number]) => Number(number))).toEqual(
      rows.map((_, position) => position),
    );
  });

  test('tells in its properties what it is, and nothing of whoever made it', async () => {
    const core = required(partsOf(await makeWord(model))['docProps/core.xml'], 'core');
    expect(core).toContain('<dc:title>关于某村滑坡的初报</dc:title>');
    expect(core).toContain('<dc:subject>初报</dc:subject>');
    expect(core).not.toMatch(/<dc:creator>[^<]|<cp:lastModifiedBy>[^<]|Un-named/);
  });
});

describe('a Word file of a drill', () => {
  const drill = { tag: '【演练】', line: '演练 · 不是真实事件' };

  test('says so above its title and at the head of every page, odd and even', async () => {
    const parts = partsOf(await makeWord({ ...model, mark: drill }));
    const document = required(parts['word/document.xml'], 'document');
    const relations = required(parts['word/_rels/document.xml.rels'], 'relations');
    const first = required(/<w:body>(<w:p>.*?<\/w:p>)/.exec(document)?.[1], 'first paragraph');
    expect(first).toContain(drill.line);
    for (const type of ['default', 'even']) {
      const id = required(
        new RegExp(`<w:headerReference w:type="${type}" r:id="(\\w+)"`).exec(document)?.[1],
        type,
      );
      const target = required(new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(relations)?.[1], id);
      expect(required(parts[`word/${target}`], target)).toContain(drill.line);
    }
    for (const [name, xml] of Object.entries(parts)) expect(problemsOf(xml), name).toEqual([]);
    for (const [, id = ''] of document.matchAll(/<w:pStyle w:val="([^"]+)"/g))
      expect(parts['word/styles.xml']).toContain(`w:styleId="${id}"`);
    expect(parts['docProps/core.xml']).toContain('<dc:title>【演练】关于某村滑坡的初报</dc:title>');
  });

  test('holds the words of the real one after the line, in another program too', async () => {
    const [real, marked] = await Promise.all([makeWord(model), makeWord({ ...model, mark: drill })]);
    expect(essence(await textOf(marked))).toBe(essence(drill.line + (await textOf(real))));
  });

  test('lends a real one neither header nor style', async () => {
    const parts = partsOf(await makeWord(model));
    expect(Object.keys(parts).filter(name => name.includes('header'))).toEqual([]);
    expect(Object.values(parts).join('')).not.toMatch(/headerReference|演练|Drill/);
  });
});

describe('making one', () => {
  test('tells how far it is, and ends with the whole', async () => {
    const told: (readonly [number, number])[] = [];
    await makeWord(model, { progress: (done, of) => void told.push([done, of]) });
    expect(told.length).toBeGreaterThan(3);
    expect(told.map(([done]) => done)).toEqual(
      [...told.map(([done]) => done)].sort((one, other) => one - other),
    );
    expect(new Set(told.map(([, of]) => of)).size).toBe(1);
    expect(told.at(-1)?.[0]).toBe(told.at(-1)?.[1]);
  });

  test('is not begun once it was stopped', async () => {
    await expect(makeWord(model, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  test('that is stopped on the way gives no file', async () => {
    const controller = new AbortController();
    const made = makeWord(model, { signal: controller.signal, progress: () => controller.abort() });
    await expect(made).rejects.toMatchObject({ name: 'AbortError' });
  });
});

/** A worker as word.ts sees it: what it is sent, and what it says. */
class FakeWorker {
  static readonly all: FakeWorker[] = [];
  onmessage: ((event: { data: WordReply }) => void) | undefined;
  onerror: (() => void) | undefined;
  onmessageerror: (() => void) | undefined;
  readonly sent: unknown[] = [];
  terminated = false;
  constructor() {
    FakeWorker.all.push(this);
  }
  postMessage(message: unknown): void {
    this.sent.push(message);
  }
  terminate(): void {
    this.terminated = true;
  }
}

test('a picture stands at the end, whole and no taller than half a page, with what it is', async () => {
  const png = new Uint8Array(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  );
  const made = await makeWord(model, { picture: { png, width: 400, height: 1200, caption: '附：截图' } });
  const media = Object.entries(unzipSync(made)).filter(([name]) => name.startsWith('word/media/'));
  expect(media.map(([, content]) => Buffer.from(content).equals(Buffer.from(png)))).toEqual([true]);
  expect((await textOf(made)).trimEnd().endsWith('附：截图')).toBe(true);
  // 9,525 units a pixel: 140 by 420.
  expect(partsOf(made)['word/document.xml']).toContain('<wp:extent cx="1333500" cy="4000500"/>');
  expect(Object.values(partsOf(made)).flatMap(problemsOf)).toEqual([]);
});

describe('a worker', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    FakeWorker.all.length = 0;
  });

  const begun = (options: Parameters<typeof makeWord>[1] = {}) => {
    vi.stubGlobal('Worker', FakeWorker);
    const made = makeWord(model, options);
    return { made, worker: required(FakeWorker.all[0], 'worker') };
  };

  test('is given the document, is listened to, and is let go', async () => {
    const told: number[] = [];
    const { made, worker } = begun({ progress: done => void told.push(done) });
    expect(worker.sent).toEqual([{ model, picture: undefined }]);
    worker.onmessage?.({ data: { kind: 'progress', done: 3, of: 9 } });
    const bytes = new Uint8Array([1, 2]);
    worker.onmessage?.({ data: { kind: 'done', bytes } });
    expect(await made).toBe(bytes);
    expect(told).toEqual([3]);
    expect(worker.terminated).toBe(true);
  });

  test('is ended when it is stopped', async () => {
    const controller = new AbortController();
    const { made, worker } = begun({ signal: controller.signal });
    controller.abort();
    await expect(made).rejects.toMatchObject({ name: 'AbortError' });
    expect(worker.terminated).toBe(true);
  });

  test('that cannot make the document says so', async () => {
    const { made, worker } = begun();
    worker.onmessage?.({ data: { kind: 'failed' } });
    await expect(made).rejects.toThrow('could not be made');
    expect(worker.terminated).toBe(true);
  });

  test('that never gets to work leaves the work to the page', async () => {
    const { made, worker } = begun();
    worker.onerror?.();
    expect(essence(await textOf(await made))).toContain('两户七人已转移');
    expect(worker.terminated).toBe(true);
  });
});
