import { describe, expect, test } from 'vitest';
import { foldedWords } from '../../../src/base/folded.ts';
import { says } from '../../../src/desk/gate/wording.ts';
import { suspicions } from '../../support/sentences.ts';

const isSaid = (text: string, expression: string): boolean =>
  says(foldedWords(text), [expression], suspicions);

describe('a thing is not said by a text that', () => {
  test.each<[how: string, text: string, expression: string]>([
    ['asks', '是否存在镇里默许、打过招呼等情况，正在核实。', '打过招呼'],
    ['asks with the word itself', '是不是违建，正在查。', '是违建'],
    ['asks with a word that denies', '有没有外泄，还在逐条核对。', '没有外泄'],
    ['asks at its end', '后面还会滑吗？', '还会滑'],
    ['asks with the word and its no', '还会滑不会滑，谁也说不准。', '还会滑'],
    ['tells of a fear', '有村民担心还会滑，我们理解。', '还会滑'],
    ['says that it is too early, behind', '现在就下结论说是施工引发，为时尚早。', '施工引发'],
    ['finds too little to tell by', '时间太短，不足以据此判断坡体稳定。', '坡体稳定'],
    ['quotes who asks', '大家问“后面还会滑吗”，这属于预报。', '还会滑'],
    ['supposes', '如属于违法占地，将依法处理。', '属于违法占地'],
    ['supposes in one word', '若存在监管不到位，将依规问责。', '监管不到位'],
    ['supposes a finding', '如经查实属于违法占地，将依法查处。', '属于违法占地'],
    ['does not promise', '力争尽快恢复，但不能承诺今天一定恢复。', '今天一定恢复'],
    ['asks not to believe', '请勿轻信网上所说的施工引发。', '施工引发'],
    ['says that it is too early', '现在就说是降雨引发还为时过早。', '降雨引发'],
    ['passes a report on', '群众反映有人打过招呼，我们已将线索移送纪委。', '打过招呼'],
    ['asks to wait for the notice', '网上流传“系统被黑了”，请以我局通报为准。', '系统被黑了'],
    ['denies', '并不是镇里默许。', '镇里默许'],
    ['denies that anybody did', '没有任何人打过招呼。', '打过招呼'],
    ['denies with the word itself', '不是系统漏洞。', '是系统漏洞'],
    ['denies right behind', '镇里默许一事没有依据。', '镇里默许'],
    ['has found nothing of it', '没有发现征地补偿款被截留。', '被截留'],
    ['has no evidence of it', '尚无证据显示遭到黑客攻击。', '遭到黑客'],
    ['cannot tell', '不能确定为降雨引发。', '降雨引发'],
    ['excludes it', '已经排除了操作失误造成的可能。', '操作失误造成'],
    ['leaves two open', '是施工挖的还是暴雨冲的，没有查清。', '暴雨冲的'],
    ['tells of a suspicion', '有人怀疑偷排废水，生态环境部门正在采样。', '偷排废水'],
    ['names it a rumour', '镇里默许的说法，我们注意到了。', '镇里默许'],
    ['names several rumours', '关于“镇里默许”“打过招呼”等传言，正在核实。', '镇里默许'],
    ['names several without marks', '关于镇里默许、打过招呼等说法，没有依据。', '镇里默许'],
    ['names two', '暴雨引发、施工引发两种说法，目前都没有结论。', '暴雨引发'],
    ['reports and denies', '网传“镇里默许”没有依据。', '镇里默许'],
    ['reports and checks', '有网友反映房主是干部亲戚，此事正在核实。', '干部亲戚'],
    ['reports what somebody else checks', '网上反映村里截留补偿款，区纪委正在查。', '村里截留'],
    ['reports behind a colon', '有网友发帖称：镇里默许，正在核实。', '镇里默许'],
    ['reports what the caller says', '您反映镇里默许，我们已经登记，正在核实。', '镇里默许'],
    ['checks a report', '我们正在核实网上所说的镇里默许一事。', '镇里默许'],
    ['reports in two clauses', '有人说房主是干部亲戚，镇里打过招呼，此事正在核实。', '打过招呼'],
    ['reports two voices', '有人说是修路，也有人说是降雨引发的，都还没有结论。', '降雨引发'],
    ['checks in the next sentence', '网上说房主是干部亲戚。此事正在核实。', '干部亲戚'],
    ['denies after its own check', '网传镇里默许，经核实，此说法不属实。', '镇里默许'],
    ['says what follows if it is so', '群众反映村里截留，一经查实，依法处理，目前正在核查。', '村里截留'],
    ['raises it as a question', '关于村里截留补偿款的问题，区纪委正在查。', '村里截留'],
    ['puts it in quotation marks', '“镇里默许”一事正在核实。', '镇里默许'],
  ])('%s', (_how, text, expression) => {
    expect(isSaid(text, expression)).toBe(false);
  });
});

describe('a thing is said by a text that', () => {
  test.each<[how: string, text: string, expression: string]>([
    ['has somebody listen', '您听我说，就是施工造成的，伤亡正在核实。', '施工造成'],
    ['says what the reported thing was due to', '村民反映的滑坡为降雨引发，伤亡正在核实。', '降雨引发'],
    ['says so', '是系统漏洞。', '是系统漏洞'],
    ['says so after a check', '经查，是降雨引发的。', '降雨引发'],
    ['says so “after a first look”', '初步判断是降雨引发，正在进一步核实。', '降雨引发'],
    ['says it may be so', '可能是降雨引发的。', '降雨引发'],
    ['only guesses', '原因没有查清，不排除是系统漏洞。', '是系统漏洞'],
    ['confirms the rumour', '网传镇里默许，情况属实。', '镇里默许'],
    ['confirms it after a check', '网传镇里默许，经查实，确有其事。', '镇里默许'],
    ['confirms it in the next sentence', '网传镇里默许，正在核实。经查，情况属实。', '镇里默许'],
    ['confirms what it calls a saying', '镇里默许的说法属实。', '镇里默许'],
    ['passes a rumour on', '网传镇里默许。', '镇里默许'],
    ['checks other things', '原因是系统漏洞，其他情况正在核实。', '系统漏洞'],
    ['checks other things than the rumour', '网传镇里默许，其他情况正在核实。', '镇里默许'],
    ['has found nothing else', '网传镇里默许，已经核实，没有发现其他问题。', '镇里默许'],
    ['checks its details', '镇里默许，正在核实细节。', '镇里默许'],
    ['checks in another sentence', '情况正在核实。原因是降雨引发。', '降雨引发'],
    ['checks in the clause before', '伤亡正在核实，原因是降雨引发。', '降雨引发'],
    ['puts its own cause in quotation marks', '原因是“系统漏洞”，损失正在核实。', '系统漏洞'],
    ['answers who asked', '网友问原因，是降雨引发的，伤亡正在核实。', '降雨引发'],
    ['answers what was asked about', '群众反映的滑坡是降雨引发的，伤亡正在核实。', '降雨引发'],
    ['explains to people', '向大家说明，是降雨引发的，伤亡正在核实。', '降雨引发'],
    ['lets those who know say it', '据专家分析，是降雨引发的，其他正在核实。', '降雨引发'],
    ['denies another thing', '不是人为，是暴雨冲的。', '暴雨冲的'],
    ['turns from one to the other', '不是施工而是降雨引发的。', '降雨引发'],
    ['turns in a clause', '没有发现伤亡但滑坡是降雨引发的。', '降雨引发'],
    ['found it too late', '没有及时发现村里截留。', '村里截留'],
    ['holds to it', '说到底还是暴雨冲的。', '暴雨冲的'],
    ['asks something else behind it', '是降雨引发的，大家明白吗？', '降雨引发'],
    ['says it beside an honest sentence', '网传其他说法没有依据。您好，是镇里默许的。', '镇里默许'],
    ['denies in the middle of another word', '特别是系统漏洞。', '是系统漏洞'],
  ])('%s', (_how, text, expression) => {
    expect(isSaid(text, expression)).toBe(true);
  });
});

test('a gap in an expression reaches within a sentence, and no farther', () => {
  const expression = '受连日降雨…发生山体滑坡';
  expect(isSaid('受连日降雨影响，6月10日6时许，上坞村发生山体滑坡。', expression)).toBe(true);
  expect(isSaid('受连日降雨影响，救援有困难。', expression)).toBe(false);
  expect(isSaid('受连日降雨影响，救援有困难。上坞村发生山体滑坡以后，路断了。', expression)).toBe(false);
});

test('lines stay apart: what one asks leaves the next one said, and no word runs over both', () => {
  expect(isSaid('有没有\n镇里默许', '镇里默许')).toBe(true);
  expect(isSaid('网传镇里\n默许', '镇里默许')).toBe(false);
  expect(isSaid('网传镇里默许\n此事正在核实', '镇里默许')).toBe(true);
});

test('width, blanks and what nobody sees make no difference', () => {
  expect(foldedWords('Ａ 座\u200b１２ 栋\n二 层')).toBe('a座12栋\n二层');
});
