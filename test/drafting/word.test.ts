import { readFileSync } from 'node:fs';
import { Document, HeadingLevel, InsertedTextRun, Packer, Paragraph, TableOfContents, TextRun } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { linesOf } from '../../src/drafting/lines.ts';
import { readWord } from '../../src/drafting/word.ts';

const FIXTURES = 'test/fixtures/drafting';

const wordFile = (body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync({
    'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`),
    ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [`word/${name}.xml`, strToU8(xml)])),
  });
const linesIn = (bytes: Uint8Array): readonly string[] =>
  readWord(bytes).lines.flatMap(({ text }) => (text === '' ? [] : [text]));

const t = (text: string): string => `<w:t xml:space="preserve">${text}</w:t>`;
const r = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr>${t(text)}</w:r>`;
const p = (runs: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;
const mark = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
const field = (code: string, shown: string): string =>
  `${mark('begin')}<w:r><w:instrText>${code}</w:instrText></w:r>${mark('separate')}${shown}${mark('end')}`;
const box = (words: string): string => `<wps:txbx><w:txbxContent>${p(r(words))}</w:txbxContent></wps:txbx>`;
const deleted = (words: string): string => `<w:del><w:r><w:delText>${words}</w:delText></w:r></w:del>`;

describe('a Word file is read as it would be printed with every change accepted', () => {
  test.each([
    [
      'a number that is text stays as it is typed',
      p(r('每日') + r('16：00') + r('前') + r('0701') + r('、') + r('3.10')),
      ['每日16：00前0701、3.10'],
    ],
    ['a run of nothing but digits keeps its zeros', p(r('029') + r('-') + r('007')), ['029-007']],
    [
      'what is written as a number of its sign is that sign',
      p(r('&#8220;快报&#x4e8b;实&#8221;')),
      ['“快报事实”'],
    ],
    ['a sign that is written out is not written out twice', p(r('甲&amp;lt;乙')), ['甲&lt;乙']],
    [
      'of a field stands what it shows',
      p(r('见第') + field(' PAGEREF _Toc1 ', r('2')) + r('页')),
      ['见第2页'],
    ],
    [
      'a simple field shows what it holds',
      p(r('第') + `<w:fldSimple w:instr=" REF x ">${r('3')}</w:fldSimple>` + r('条')),
      ['第3条'],
    ],
    [
      'a table of contents is none of it, over as many paragraphs as it goes on',
      p(
        mark('begin') +
          '<w:r><w:instrText>TOC \\o</w:instrText></w:r>' +
          mark('separate') +
          r('一、总则') +
          r('1'),
      ) +
        p(field(' HYPERLINK ', r('二、处置'))) +
        p(mark('end')) +
        p(r('一、总则')),
      ['一、总则'],
    ],
    [
      'a table of contents in a control is none of it',
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p(r('目录'))}</w:sdtContent></w:sdt>${p(r('正文'))}`,
      ['正文'],
    ],
    [
      'a field that never ends takes nothing behind it away',
      p(mark('begin') + '<w:r><w:instrText>TOC</w:instrText></w:r>') + p(r('正文')),
      ['正文'],
    ],
    [
      'a deletion is gone',
      p(r('应当在') + deleted('两小时') + `<w:ins>${r('30分钟')}</w:ins>` + r('内报告')),
      ['应当在30分钟内报告'],
    ],
    [
      'what was moved stands once, where it was moved to',
      p(`<w:moveFrom>${r('移走的话。')}</w:moveFrom>`) +
        p(`<w:moveTo>${r('移走的话。')}</w:moveTo>` + r('后文。')),
      ['移走的话。后文。'],
    ],
    [
      'a paragraph whose end was deleted goes on with the next',
      p(r('前半'), '<w:rPr><w:del/></w:rPr>') + p(r('后半')),
      ['前半后半'],
    ],
    [
      'a row that was deleted is gone',
      `<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>${p(r('删'))}</w:tc></w:tr><w:tr><w:tc>${p(r('留'))}</w:tc></w:tr></w:tbl>`,
      ['留'],
    ],
    [
      'hidden text is not published',
      p(r('公开，') + r('内部掌握，', '<w:vanish/>') + r('照办')),
      ['公开，照办'],
    ],
    ['a switch that is off hides nothing', p(r('照办', '<w:vanish w:val="0"/>')), ['照办']],
    [
      'a soft return begins a line',
      p(`<w:r>${t('第一行。')}<w:br/>${t('第二行。')}</w:r>`),
      ['第一行。', '第二行。'],
    ],
    [
      'a text box stands once, behind the paragraph it floats beside',
      p(
        r('前文。') +
          `<w:r><mc:AlternateContent><mc:Choice><w:drawing>${box('框内。')}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p(r('框内。'))}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      ['前文。', '框内。'],
    ],
    [
      'a text box that only old programs know stands, too',
      p(
        `<w:r><mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p(r('框内。'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      ['框内。'],
    ],
    [
      'where a picture floats is no text',
      p(
        r('前文') +
          '<w:r><w:drawing><wp:posOffset>114300</wp:posOffset><a:t>图</a:t></w:drawing></w:r>' +
          r('后文'),
      ),
      ['前文后文'],
    ],
    [
      'what is said above a word is not said twice',
      p(`<w:r><w:ruby><w:rt>${r('yuqing')}</w:rt><w:rubyBase>${r('舆情')}</w:rubyBase></w:ruby></w:r>`),
      ['舆情'],
    ],
    [
      'a box to tick is a box',
      p(r('特急') + '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'),
      ['特急□'],
    ],
    [
      'what is written in lines of XML is the same',
      '\n  <w:p>\n    <w:r>\n      <w:t>照办</w:t>\n    </w:r>\n  </w:p>\n',
      ['照办'],
    ],
  ])('%s', (_, body, lines) => {
    expect(linesIn(wordFile(body))).toEqual(lines);
  });

  test('text is hidden by its style as well, and a line of contents is told by its own', () => {
    const style = (id: string, name: string, hidden = ''): string =>
      `<w:style w:styleId="${id}"><w:name w:val="${name}"/><w:rPr>${hidden}</w:rPr></w:style>`;
    const styles = `<w:styles>${style('a', 'toc 1')}${style('b', 'inner', '<w:vanish/>')}</w:styles>`;
    const body =
      p(r('一、总则 1'), '<w:pStyle w:val="a"/>') + p(r('公开') + r('内部', '<w:rStyle w:val="b"/>'));
    expect(linesIn(wordFile(body, { styles }))).toEqual(['公开']);
  });

  test('what is no text is counted, for whoever compares', () => {
    const body = p(
      '<w:r><w:drawing><pic:pic/></w:drawing></w:r><w:r><w:footnoteReference w:id="1"/></w:r><m:oMath><m:t>x</m:t></m:oMath>',
    );
    expect([...readWord(wordFile(body)).unread]).toEqual([
      ['图片', 1],
      ['脚注', 1],
      ['公式', 1],
    ]);
  });
});

describe('numbers that Word counts by itself', () => {
  const level = (at: number, text: string, format = 'decimal', more = ''): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = (
    levels: string,
    nums = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
  ): string =>
    `<w:numbering><w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum>${nums}</w:numbering>`;
  const at = (place: number, list = 1): string =>
    `<w:numPr><w:ilvl w:val="${place}"/><w:numId w:val="${list}"/></w:numPr>`;
  const printed = (body: string, xml: string): readonly string[] =>
    linesIn(wordFile(body, { numbering: xml }));

  test('go on past ninety-nine', () => {
    const body = p(r('办'), at(0)).repeat(121);
    const lines = printed(body, numbering(level(0, '第%1条', 'chineseCounting')));
    expect([99, 100, 109, 120].map(place => lines[place])).toEqual([
      '第一百条　办',
      '第一百零一条　办',
      '第一百一十条　办',
      '第一百二十一条　办',
    ]);
  });

  test('are printed as their format says', () => {
    const formats = [
      'lowerRoman',
      'decimalZero',
      'chineseLegalSimplified',
      'ideographTraditional',
      'decimalFullWidth',
      'bullet',
    ];
    expect(
      formats.map(format => printed(p(r('办'), at(0)).repeat(4), numbering(level(0, '%1、', format))).at(-1)),
    ).toEqual(['iv、办', '04、办', '肆、办', '丁、办', '４、办', '办']);
  });

  test('stand apart from the words where they end with no sign of their own, and are Arabic where the level says so', () => {
    const levels = level(0, '第%1章', 'chineseCounting') + level(1, '%1.%2', 'decimal', '<w:isLgl/>');
    expect(printed(p(r('总则'), at(0)) + p(r('目的'), at(1)), numbering(levels))).toEqual([
      '第一章　总则',
      '1.1　目的',
    ]);
  });

  test('begin anew where the list says with which', () => {
    const nums =
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>';
    const body = p(r('甲'), at(0)) + p(r('乙'), at(0, 2)) + p(r('丙'), at(0));
    expect(printed(body, numbering(level(0, '%1、'), nums))).toEqual(['1、甲', '5、乙', '2、丙']);
  });

  test('count what has no words, as Word does', () => {
    expect(
      printed(p(r('甲'), at(0)) + p('', at(0)) + p(r('丙'), at(0)), numbering(level(0, '%1、'))),
    ).toEqual(['1、甲', '3、丙']);
  });
});

describe('a table', () => {
  const cell = (words: string, properties = ''): string =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${words
      .split('|')
      .map(each => p(r(each)))
      .join('')}</w:tc>`;
  const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
  const linesOfTable = (...rows: readonly string[]) =>
    readWord(wordFile(`<w:tbl>${rows.join('')}</w:tbl>`)).lines;

  test('whose head says who, what and when gives them row by row', () => {
    const lines = linesOfTable(
      row(cell('序号'), cell('时限'), cell('工作内容'), cell('责任单位')),
      row(cell('1'), cell('30分钟内'), cell('核实情况'), cell('网信办')),
    );
    expect(lines[1]).toEqual({
      text: '1　30分钟内　核实情况　网信办',
      heading: undefined,
      row: { who: '网信办', what: '核实情况', when: '30分钟内' },
    });
  });

  test('has what is merged over rows in each of them, and repeats it in none', () => {
    const lines = linesOfTable(
      row(cell('责任部门'), cell('任务'), cell('时限')),
      row(cell('办公室', '<w:vMerge w:val="restart"/>'), cell('登记'), cell('立即')),
      row(cell('', '<w:vMerge/>'), cell('转办'), cell('当日')),
    );
    expect(lines.map(({ text, row: said }) => [text, said?.who])).toEqual([
      ['责任部门　任务　时限', undefined],
      ['办公室　登记　立即', '办公室'],
      ['转办　当日', '办公室'],
    ]);
  });

  test('is told by its columns also where a cell takes two of them', () => {
    const lines = linesOfTable(
      row(cell('阶段', '<w:gridSpan w:val="2"/>'), cell('任务'), cell('责任人')),
      row(cell('一'), cell('初期'), cell('上报'), cell('值班员')),
    );
    expect(lines[1]?.row).toEqual({ who: '值班员', what: '上报', when: '' });
  });

  test('has no marks that nobody sees, where it tells who does what', () => {
    const table = [row(cell('责任人'), cell('任务')), row(cell('值\u200b班员'), cell('\u202e上报'))];
    expect(linesOf('plan.docx', wordFile(`<w:tbl>${table.join('')}</w:tbl>`)).lines[1]).toEqual({
      text: '值班员　上报',
      heading: undefined,
      row: { who: '值班员', what: '上报', when: '' },
    });
  });

  test('without such a head is a line a row, and cells of several lines stay lines', () => {
    expect(
      linesOfTable(row(cell('甲'), cell('乙')), row(cell('丙|丁'), cell('戊'))).map(({ text }) => text),
    ).toEqual(['甲　乙', '丙', '丁', '戊']);
  });
});

/** The words of a document by another way than the importer's: no parser, only what is cut out of the XML. */
function wordsByCutting(bytes: Uint8Array): string {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  return (
    xml
      .replace(/<mc:Fallback>.*?<\/mc:Fallback>/gs, '')
      // A box floats: its words stand behind its paragraph.
      .replace(/<w:txbxContent>(.*?)<\/w:txbxContent>(.*?<\/w:p>)/gs, '$2$1')
      .replace(/<w:del [^>]*>.*?<\/w:del>/gs, '')
      .replace(/<w:sdt>.*?Table of Contents.*?<\/w:sdt>/gs, '')
      .replace(/<w:instrText[^>]*>[^<]*TOC.*?<\/w:instrText>.*?"separate".*?"end"/gs, '')
      .replace(/<w:r(?: [^>]*)?>(?:(?!<\/w:r>).)*<w:vanish\/>.*?<\/w:r>/gs, '')
      .match(/<w:t(?: [^>]*)?>[^<]*/g)
      ?.map(each => each.replace(/^<[^>]*>/, ''))
      .join('')
      .replaceAll('&amp;', '&')
      .replace(/\s/g, '') ?? ''
  );
}
const wordsRead = (bytes: Uint8Array): string =>
  readWord(bytes)
    .lines.map(({ text }) => text)
    .join('')
    .replace(/\s/g, '');

describe('character for character, against a reading of the same XML by other means', () => {
  test.each(['office.docx', 'libreoffice.docx'])('%s', name => {
    const bytes = readFileSync(`${FIXTURES}/${name}`);
    expect(wordsRead(bytes)).toBe(wordsByCutting(bytes));
    expect(wordsRead(bytes)).toContain('编号0701的平台账号每日16：00前巡查，版本为3.10。');
  });

  test('a file of the docx package, with a table of contents and tracked changes', async () => {
    const document = new Document({
      features: { trackRevisions: true },
      sections: [
        {
          children: [
            new TableOfContents('目录', { headingStyleRange: '1-2' }),
            new Paragraph({ text: '一、处置', heading: HeadingLevel.HEADING_1 }),
            new Paragraph({
              children: [
                new TextRun('校办公室应当在'),
                new InsertedTextRun({ id: 1, author: 'x', date: '2026-01-01T00:00:00Z', text: '16：00' }),
                new TextRun({ text: '（内部）', vanish: true }),
                new TextRun({ text: '前报告。', break: 1 }),
              ],
            }),
          ],
        },
      ],
    });
    const bytes = new Uint8Array(await Packer.toBuffer(document));
    expect(wordsRead(bytes)).toBe('一、处置校办公室应当在16：00前报告。');
    expect(wordsRead(bytes)).toBe(wordsByCutting(bytes));
  });

  test('the numbers that LibreOffice prints for the same file', () => {
    const printed = readFileSync(`${FIXTURES}/automatic.printed.txt`, 'utf8').replace(/[\s\uFEFF]/g, '');
    expect(wordsRead(readFileSync(`${FIXTURES}/automatic.docx`))).toBe(printed);
  });
});

describe('what no plan can be read from is refused in one sentence that says what to do', () => {
  const utf16 = (text: string): Uint8Array =>
    Uint8Array.from([...text].flatMap(sign => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]));
  const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  test.each([
    ['预案.docx', bytes('%PDF-1.7'), /^这是 PDF.*另存为 \.docx/],
    ['预案.pdf', bytes('%PDF-1.7'), /^这是 PDF.*另存为 \.docx/],
    ['预案.docx', ole, /^这是旧格式.*另存为 \.docx/],
    ['预案.wps', ole, /^这是旧格式.*另存为 \.docx/],
    ['预案.doc', bytes('<html>'), /^\.doc 是旧格式。.*另存为 \.docx/],
    ['预案.docx', bytes('{\\rtf1'), /^这是 RTF.*另存为 \.docx/],
    ['预案.docx', bytes('text'), /^这不是 Word 的 \.docx，或者已经损坏。.*另存为 \.docx/],
    ['预案.docx', zipSync({ 'xl/workbook.xml': bytes('x') }), /^这不是 Word 的 \.docx/],
    ['预案.txt', utf16('第一条 办公室负责。\n'), /^文字的编码认不出来。.*UTF-8/],
    ['预案.txt', Uint8Array.from([0xb5, 0xda, 0xff, 0x0a]), /^文字的编码认不出来。.*UTF-8/],
    [
      'plan.txt',
      bytes('Article 1. The office shall report within two hours.'),
      /^正文不是中文。.*换成中文本/,
    ],
    ['plan.docx', wordFile(p(r('Article 1. The office shall report.'))), /^正文不是中文。.*换成中文本/],
    ['预案.pages', bytes('x'), /^这不是 \.docx、\.txt 或者 \.md。/],
  ])('%s', (name, given, sentence) => {
    expect(() => linesOf(name, given)).toThrow(sentence);
  });

  test('a text in the encodings that Windows saves is read', () => {
    const marked = Uint8Array.from([0xff, 0xfe, ...utf16('第一条')]);
    const old = Uint8Array.from([0xb5, 0xda, 0xd2, 0xbb, 0xcc, 0xf5]);
    for (const given of [marked, old])
      expect(linesOf('plan.txt', given).lines.map(({ text }) => text)).toEqual(['第一条']);
  });

  test('marks that nobody sees are left out', () => {
    const text = '某局\u200b预案\n一、总\u00ad则\n\u202e办公室负责。';
    expect(linesOf('plan.txt', bytes(text)).lines.map(line => line.text)).toEqual([
      '某局预案',
      '一、总则',
      '办公室负责。',
    ]);
  });

  test('a typed table of contents is none of the plan', () => {
    const text = '某局预案\n目　录\n一、总则………………1\n二、处置......12\n一、总则\n办公室负责。';
    expect(linesOf('plan.txt', bytes(text)).lines.map(line => line.text)).toEqual([
      '某局预案',
      '一、总则',
      '办公室负责。',
    ]);
  });
});
