import { describe, expect, test } from 'vitest';
import { contactAsks, contactLine } from '../../../src/desk/core/contact.ts';
import { blanksIn, deadLinksIn } from '../../../src/desk/statements/blanks.ts';
import { playbook } from '../../support/playbook.ts';

describe('a blank that nobody has filled in', () => {
  test.each([
    ['局办公室（电话和受理时间由本局填写）', '（电话和受理时间由本局填写）'],
    ['请拨打××××咨询。', '××××'],
    ['请到XX镇政府咨询。', 'XX'],
    ['请拨打____咨询。', '____'],
    ['定于  月  日发布。', '  '],
    ['联系电话（填写）。', '（填写）'],
    ['关于【】的通报', '【】'],
    ['关于{标题}的通报', '{标题}'],
    ['关于《》的通报', '《》'],
    ['电话由值班室填写。', '由值班室填写'],
  ])('is found in %s', (text, found) => {
    expect(blanksIn(text)).toContain(found);
  });

  test('is each of the bureau’s own details that nobody has given yet', () => {
    const { contactLine: line } = playbook.release;
    const asks = contactAsks(line);
    expect(asks.length).toBeGreaterThan(1);
    expect(blanksIn(contactLine(line, {}))).toHaveLength(asks.length);
    const [first = '', ...others] = asks;
    const given = Object.fromEntries(others.map(name => [name, '已写明']));
    expect(blanksIn(contactLine(line, given))).toEqual([expect.stringContaining(first)]);
    expect(blanksIn(contactLine(line, { ...given, [first]: '本局' }))).toEqual([]);
  });

  test.each([
    '【更正】我局此前发布的内容不准确。',
    '张某（男，45岁）已送医。',
    '网站“联系我们”一栏。',
    '堆放面积 20×30 米。',
    '请填写《不动产登记申请表》。',
    '由群众填写申请表的窗口照常办理。'.replace('由群众填写', '群众填写'),
    '车牌、门牌已经遮掉……',
  ])('is not seen in %s', text => {
    expect(blanksIn(text)).toEqual([]);
  });
});

describe('an address that leads nowhere', () => {
  test.each([
    'http://',
    'https://example.com/a',
    'http://localhost:4321',
    'https://gov',
    'https://a.invalid',
  ])('is %s', address => {
    expect(deadLinksIn(`全文见${address} ，请看。`)).toEqual([address]);
  });

  test.each([
    'https://www.gov.cn/zhengce',
    'www.qingxi.gov.cn',
    'http://10.1.2.3/a',
    'https://zrzy.example.gov.cn',
  ])('is not %s', address => {
    expect(deadLinksIn(`全文见${address}，请看。`)).toEqual([]);
  });
});
