import { describe, expect, test } from 'vitest';
import { characterCount } from '../../../src/base/typed.ts';
import { TEXT_LIMITS } from '../../../src/desk/core/define.ts';
import type { Command } from '../../../src/desk/core/incident.ts';
import { drillMarks } from '../../../src/desk/core/words/output-mark.ts';
import type { DocumentModel, DocumentSection, DocumentSource } from '../../../src/desk/documents/document.ts';
import { documentWords } from '../../../src/desk/documents/document-words.ts';
import { documentOf, prefill, tokensOf } from '../../../src/desk/documents/fill.ts';
import { cellText, lineText } from '../../../src/desk/documents/layout.ts';
import { plainText } from '../../../src/desk/documents/plain-text.ts';
import { templateOf } from '../../../src/playbook/template.ts';
import { HOUR, limitedFacts, NOW } from '../../support/answers.ts';
import { drillMark } from '../../support/drill-mark.ts';
import { act, contextAt, fileOf, openLog } from '../../support/incident.ts';
import { required } from '../../support/playbook.ts';
import { record, writing } from '../../support/release.ts';
import {
  emptySource,
  filled,
  formOf,
  forms,
  hostile,
  hostileAt,
  longLog,
  settledLog,
  sourceOf,
  typicalSource,
} from './incidents.ts';
import { essence, piecesOfModel } from './pieces.ts';

const typical = typicalSource();
const empty = emptySource();
const LONG = 10_000;
const long = sourceOf(longLog(LONG, hostileAt));
const sources = [
  ['an empty', empty],
  ['a typical', typical],
  ['a 10,000-event', long],
] as const;

const section = (model: DocumentModel, id: string): DocumentSection =>
  required(
    model.sections.find(each => each.id === id),
    id,
  );

function rowsOf(model: DocumentModel, id: string): readonly (readonly string[])[] {
  const found = section(model, id);
  if (found.kind !== 'table') throw new Error(`${id} is no table`);
  return found.table.rows.map(row => (typeof row === 'string' ? [row] : row.map(cellText)));
}

function paragraphsOf(model: DocumentModel, id: string): readonly string[] {
  const found = section(model, id);
  if (found.kind !== 'text') throw new Error(`${id} is no text`);
  return found.paragraphs.map(lineText);
}

const lineOf = (model: DocumentModel, label: string): string | undefined =>
  model.lines.find(line => line.label === label)?.value;

describe.each(sources)('documents of %s incident', (_, source) => {
  test.each(forms.map(form => [form.title, form] as const))(
    '%s reads sensibly as it is offered',
    (_title, form) => {
      const model = filled(form, source);
      expect(model.title.trim()).not.toBe('');
      expect(model.sections.length).toBeGreaterThan(0);
      for (const text of piecesOfModel(model)) expect(text).not.toMatch(/undefined|NaN|\[object|Invalid/);
      for (const each of model.sections)
        if (each.kind === 'text') {
          // A required value that is not known is left blank, to be filled in by hand.
          const isWanted = form.fields.some(field => field.id === each.id && 'required' in field);
          if (!isWanted) expect(each.paragraphs.length).toBeGreaterThan(0);
          for (const paragraph of each.paragraphs) {
            expect(paragraph).not.toMatch(/[：，、；]$/);
            expect(paragraph).not.toMatch(/^[。，、；：]|[，：]。|：[；，]/);
          }
        } else
          for (const row of each.table.rows) {
            expect(row).toHaveLength(each.table.head.length);
            expect(each.table.widths).toHaveLength(each.table.head.length);
          }
    },
  );

  test.each(forms.map(form => [form.title, form] as const))(
    '%s says on the screen, in its model and as plain text whatever was typed',
    (_title, form) => {
      const typed = hostile.join('\n');
      const fields = Object.fromEntries(form.fields.map(({ id }) => [id, typed]));
      const model = documentOf(form, fields, source, documentWords);
      const plain = essence(plainText(model));
      const pieces = piecesOfModel(model).map(essence);
      // In order and whole: each piece is looked for behind the one before.
      let from = 0;
      for (const piece of pieces) {
        const at = plain.indexOf(piece, from);
        expect(at, piece.slice(0, 80)).toBeGreaterThanOrEqual(from);
        from = at + piece.length;
      }
      for (const field of form.fields) {
        if (field.kind === 'table') continue;
        const said =
          field.kind === 'line'
            ? required(lineOf(model, field.label), field.label)
            : paragraphsOf(model, field.id).join('\n');
        expect(essence(said)).toBe(essence(typed));
      }
    },
  );

  test('no field is offered with more than can be filed', () => {
    for (const form of forms)
      for (const text of Object.values(prefill(form, source, documentWords)))
        expect(characterCount(text)).toBeLessThanOrEqual(TEXT_LIMITS.part);
  });
});

describe('what enters a document', () => {
  test('are verified facts; the others are named, those withheld are not', () => {
    const facts = paragraphsOf(filled(formOf('initial-report'), typical), 'facts');
    expect(facts[0]).toContain('。处置情况：已设警戒线，转移两户七人。');
    expect(facts).toContain('影响和损失正在核实。');
    expect(facts).toContain('主要原因尚未核实。');
    for (const form of forms) {
      const text = plainText(filled(form, typical));
      expect(text).not.toContain('说法不一');
      expect(text).not.toContain('不宜公开的进度');
      expect(text).not.toContain('上方修路切坡过陡');
    }
  });

  test('is a cause once it is approved as the cause', () => {
    const source = sourceOf(settledLog(), NOW + HOUR);
    expect(paragraphsOf(filled(formOf('final-report'), source), 'facts')[0]).toContain(
      '主要原因：上方修路切坡过陡',
    );
  });

  test('are no guesses, wherever notes are told', () => {
    for (const form of forms) expect(plainText(filled(form, typical))).not.toContain('怀疑与上方修路有关');
    expect(JSON.stringify(typical.view.notes)).toContain('怀疑与上方修路有关');
    const timeline = rowsOf(filled(formOf('review-report'), typical), 'timeline').map(([, what]) => what);
    expect(timeline).toContain('决定：现场设警戒线，通知各组');
  });

  test('is no part and no line that has nothing to say, though it can be written in', () => {
    const form = formOf('final-report');
    const fields = prefill(form, empty, documentWords);
    expect(fields['advice']).toBe('');
    const model = filled(form, empty);
    expect(model.sections.map(({ id }) => id)).not.toContain('advice');
    expect(lineOf(filled(formOf('assessment-minutes'), empty), '缺席单位')).toBeUndefined();
    expect(
      paragraphsOf(documentOf(form, { ...fields, advice: '公示前核对' }, empty, documentWords), 'advice'),
    ).toEqual(['公示前核对']);
  });
});

describe('the number of an issue', () => {
  const context = writing();
  const report = formOf('initial-report');
  const file = (form: string, issue: string): Command => ({
    kind: 'fileDocument',
    form,
    fields: { issue, content: '有关情况见记录。' },
  });
  const issueIn = (source: DocumentSource, form = report): string =>
    prefill(form, source, documentWords)['issue'] ?? '';

  test('goes on from the highest filed on this machine in this year, whichever report that was', () => {
    const other = sourceOf(act(openLog(), context, file('follow-up-report', '第37期')));
    const source = { ...empty, incidents: [empty, other] };
    expect(issueIn(empty)).toBe('第1期');
    expect(issueIn(source)).toBe('第38期');
    expect(issueIn({ ...source, now: NOW + 60 * 24 * HOUR })).toBe('第1期');
    expect(issueIn({ ...source, view: { ...empty.view, drill: drillMark } })).toBe('第1期');
  });

  test('stays with a report that is made once, and goes on with one that is made again', () => {
    const filedTwice = act(
      openLog(),
      context,
      file('initial-report', '第5期'),
      file('follow-up-report', '第6期'),
    );
    const source = sourceOf(filedTwice);
    expect(issueIn(source)).toBe('第5期');
    expect(issueIn(source, formOf('follow-up-report'))).toBe('第7期');
  });
});

describe('a statement', () => {
  test('goes out under its own title, with nothing but its text and its standing', () => {
    const model = filled(formOf('statement'), typical);
    expect(model.title).toBe('关于某村滑坡的情况说明');
    expect(paragraphsOf(model, 'body')[0]).toMatch(/^11月24日约11时，某镇某村村口发生滑坡/);
    expect(model.note).toMatch(/^第1稿，11月24日14时已发布。/);
    expect(plainText(model)).not.toContain('一、');
  });

  test('that nobody has approved says so', () => {
    const log = act(
      openLog(limitedFacts, contextAt(NOW)),
      writing(2),
      record('time', { kind: 'day', from: '2026-11-24' }),
      {
        kind: 'saveStatement',
        channel: 'conference',
        form: 'full',
        title: '发布会',
        parts: [
          { part: 'opening', draft: '开场白' },
          { part: 'questions', draft: '问：什么时候？答：{发生时间}。' },
        ],
        noUpdate: '一次说清',
      },
    );
    const model = filled(formOf('statement'), sourceOf(log));
    expect(model.note).toContain('尚未审定，不得发布');
    // Several parts stand under their names.
    expect(paragraphsOf(model, 'body')).toEqual([
      '【开场发布词】',
      '开场白',
      '【预设问题和答问口径】',
      '问：什么时候？答：11月24日。',
    ]);
  });
});

describe('an approval sheet', () => {
  test('shows the version that waits, every check, and every stage with its blank', () => {
    const model = filled(formOf('approval-sheet'), typical);
    expect(lineOf(model, '稿件标题')).toBe('更正说明');
    expect(lineOf(model, '稿次')).toBe('第1稿，尚未审定，不得发布');
    const checks = rowsOf(model, 'checks');
    const { lines } = typical.view.signOffOf(required(typical.view.statements.at(-1), 'statement').latest);
    expect(checks.length + rowsOf(model, 'approvals').length).toBe(lines.length);
    expect(checks.filter(([, result]) => result === '待办').length).toBeGreaterThan(0);
    expect(rowsOf(model, 'approvals').map(([, result]) => result)).toEqual(['未到', '未到', '未到']);
    expect(model.signatures.length).toBeGreaterThan(3);
  });

  test('names whoever approved, and when', () => {
    const model = filled(formOf('approval-sheet'), sourceOf(settledLog(), NOW + HOUR));
    expect(lineOf(model, '稿次')).toBe('第1稿，审定完成，尚未发布');
    for (const [, result = '', , who, when] of rowsOf(model, 'approvals')) {
      expect(result).toMatch(/^已(审定|同意|签)$/);
      expect(who).not.toBe('');
      // The last of them is read aloud to a second person, who approves nothing.
      expect(when).toBe(`11月24日14时05分电话${result === '已签' ? '核对' : result.slice(1)}，值班员记录`);
    }
  });
});

describe('the picture of the post', () => {
  const context = writing();
  const [original, masked] = [fileOf('原图', '原图.png').file, fileOf('遮好', '遮好.png').file];
  const pictureIn = (form: string, ...files: readonly Command[]) =>
    filled(formOf(form), sourceOf(act(openLog(), context, ...files))).picture;
  const recordPost: Command = { kind: 'recordPost', original, masked };

  test('stands masked in the documents that show the post, and in no other', () => {
    const shown = forms.filter(({ id }) => pictureIn(id, recordPost) !== undefined).map(({ id }) => id);
    expect(shown).toEqual(forms.filter(({ picture }) => picture === true).map(({ id }) => id));
    for (const id of shown) expect(pictureIn(id, recordPost)).toEqual(masked);
  });

  test('is none where only the original is there: that goes into no document', () => {
    for (const { id } of forms) expect(pictureIn(id, { kind: 'recordPost', original })).toBeUndefined();
  });
});

describe('a review', () => {
  const model = filled(formOf('review-report'), typical);

  test('holds each clock with how it ended', () => {
    const clocks = rowsOf(model, 'clocks');
    expect(clocks).toHaveLength(typical.view.clocks.length);
    expect(clocks.find(([what]) => what?.startsWith('向领导小组报告'))?.[3]).toBe('用了10分');
  });

  test('holds what was skipped and put off, with the reasons', () => {
    expect(rowsOf(model, 'deviations').map(([, kind, reason]) => [kind, reason])).toEqual([
      ['不办', '市政府值班室已到现场'],
      ['暂缓，到 11月24日16时，还在等', '等现场组回话'],
    ]);
  });

  test('holds what was re-graded from what to what', () => {
    expect(rowsOf(model, 'regrades').map(([, what]) => what)).toEqual(['“突发事件级别”由“重大”改为“较大”']);
  });

  test('holds what was published and what of it no longer holds', () => {
    const [published] = rowsOf(model, 'statements');
    expect(published?.[1]).toBe('《关于某村滑坡的情况说明》第 1 稿');
    expect(published?.[4]).toBe('简要信息（快报）\n发布后“发生地点”有变，尚未更正');
  });

  test('holds what the public asked by theme, online and offline', () => {
    expect(rowsOf(model, 'themes').map(([title, count]) => [title, count])).toEqual([
      ['什么时候能回家', '42'],
      ['道路什么时候通', '17'],
    ]);
    expect(rowsOf(model, 'themes')[1]?.[3]).toBe('转市公路中心，11月26日14时前办');
  });

  test('holds every note of a 10,000-event incident but the guesses', () => {
    const rows = rowsOf(filled(formOf('review-report'), long), 'timeline');
    const notes = long.view.notes.filter(({ kind }) => kind !== 'guess');
    expect(notes.length).toBeGreaterThan(LONG / 2 - 1000);
    expect(rows.filter(([, what]) => /^(情况|决定|联系|记录)：/.test(what ?? '')).length).toBe(notes.length);
  });
});

describe('a list that is too long for a text', () => {
  const model = filled(formOf('final-report'), long);
  const fields = prefill(formOf('final-report'), long, documentWords);

  test('stands whole in an annex, which the text names', () => {
    // A note of a telephone call stays in the office.
    const told = long.view.notes.filter(({ kind }) => kind !== 'guess' && kind !== 'contact').length;
    const annex = required(
      model.sections.find(({ annex: behind, heading }) => behind === true && heading === '处置经过'),
      'annex',
    );
    const rows = rowsOf(model, annex.id);
    expect(rows.length).toBeGreaterThanOrEqual(told);
    expect(fields['measures']).toContain(`处置经过共${rows.length}项，全部列入附件`);
    expect(fields['measures']?.split('\n').length).toBeLessThan(20);
  });

  test('is behind everything else, and counted apart', () => {
    const annexes = model.sections.filter(({ annex }) => annex === true).length;
    expect(annexes).toBeGreaterThan(0);
    expect(model.sections.slice(-annexes).every(({ annex }) => annex === true)).toBe(true);
    expect(plainText(model)).toContain('附件1　处置经过');
  });

  test('is no annex where it is short', () => {
    for (const form of forms) expect(filled(form, empty).sections.some(({ annex }) => annex)).toBe(false);
  });
});

describe('tokens', () => {
  test('of an empty incident say so in a sentence, or nothing', () => {
    const { text } = tokensOf(formOf('initial-report'), empty, documentWords);
    expect(text('发布情况')).toBe('目前尚未对外发布信息。');
    expect(text('研判意见')).toBe('');
    for (const token of ['送审稿正文', '工作建议', '没有这个记号']) expect(text(token)).toBe('');
  });

  test('that stand in a text are whole sentences', () => {
    const facts = new Set(empty.index.playbook.release.elements.map(({ label }) => `{${label}}。`));
    for (const source of [empty, typical])
      for (const form of forms)
        for (const field of form.fields)
          for (const line of field.kind === 'text' ? templateOf(field).split('\n') : []) {
            if (line === '' || /正文|交接/.test(line)) continue;
            // A fact of the ledger is no sentence, and a value that is copied neither: the form makes one of it, which goes where it is empty.
            if (facts.has(line) || /^[^{}]*\{[答步]:[^{}]+\}[^{}]*。$/.test(line)) continue;
            // Words of the form's own, or tokens, and never the two in one line.
            if (!/[{}]/.test(line)) {
              expect(line).toMatch(/。$/);
              continue;
            }
            expect(line).toMatch(/^(\{[^{}]+\})+$/);
            for (const token of line.slice(1, -1).split('}{'))
              for (const said of tokensOf(form, source, documentWords).text(token).split('\n'))
                expect(said, token).toMatch(/^$|[。！？!?]$/);
          }
  });

  test('tell who published what where', () => {
    expect(tokensOf(formOf('initial-report'), typical, documentWords).text('发布情况')).toBe(
      '11月24日14时，在局门户网站发布简要信息《关于某村滑坡的情况说明》（https://example.invalid/notice），并承诺于11月25日14时前再次发布。',
    );
  });
});

describe('documents of a drill', () => {
  const drill = { ...typical, view: { ...typical.view, drill: drillMark } };
  test.each(forms.map(form => [form.title, form] as const))(
    '%s says what a real one says, and that it is a drill’s; a real one holds no trace of that',
    (_, form) => {
      const real = filled(form, typical);
      const marked = filled(form, drill);
      expect(real.mark).toBeUndefined();
      expect(marked).toEqual({ ...real, mark: drillMarks });
      expect(plainText(marked)).toBe(`${drillMarks.tag}\n\n${plainText(real)}`);
    },
  );
});
