import type { ReleaseRefusal } from '../incident/release/command.ts';
import type { TokenProblem } from '../incident/release/compose.ts';
import { refusalSentence } from './incident.ts';

const tokenSentence: Readonly<Record<TokenProblem['why'], (token: string) => string>> = {
  unknown: token => `事实台账里没有“${token}”，请改成已有的名称，或去掉大括号。`,
  notVerified: token => `“${token}”还没有核实，不能写进稿子；核实后再插入，或先写“正在核实”。`,
  notApproved: token => `“${token}”核实了，还没有作为原因认定审定，先写“正在调查”。`,
};

/** One sentence for each refused release command: what is wrong, and what to do. */
export function releaseRefusalSentence(refusal: ReleaseRefusal): string {
  switch (refusal.code) {
    case 'badField':
      return refusalSentence(refusal.why);
    case 'noReleaseKit':
      return '这起事件用的手册还没有发布页，请先换到新版手册。';
    case 'unknownFact':
      return '台账里没有这一项，请刷新页面再看。';
    case 'factExists':
      return `台账里已有“${refusal.label}”，请直接改那一项。`;
    case 'notStanding':
      return '要替换的说法已经被别人改过，请看过最新的再定。';
    case 'notACause':
      return '只有原因这一项要作为原因认定审定。';
    case 'causeNotVerified':
      return '原因还没有核实，或者说法不一；先核实、定下一种说法，再认定审定。';
    case 'badToken':
      return tokenSentence[refusal.why](refusal.token);
    case 'tokenInTitle':
      return `标题里的“{${refusal.token}}”不会换成事实，请直接写出来，或去掉大括号。`;
    case 'unapprovedCause':
      return `这里写到了没有认定审定的原因“${refusal.text}”。删去，或等认定审定后再写。`;
    case 'unknownStatement':
      return '没有这份稿子，请刷新页面再看。';
    case 'emptyStatement':
      return '稿子还是空的，先写一点再存。';
    case 'oldVersion':
      return '这一稿后面又有新稿，请对最新的一稿办。';
    case 'unknownItem':
      return '没有这项检查，请刷新页面再看。';
    case 'notSkippable':
      return `“${refusal.title}”不能越过，要改到没有问题为止。`;
    case 'notAsked':
      return `“${refusal.title}”由页面检查，不用人签。`;
    case 'unknownStage':
      return '审定里没有这一环，请刷新页面再看。';
    case 'notYourTurn':
      return `还没有轮到“${refusal.title}”，或者它已经审过了。`;
    case 'gateOpen':
      return `发布前的检查还没有做完：“${refusal.title}”。`;
    case 'notApproved':
      return '这一稿还没有审定完，不能发布。';
    case 'sameApprover':
      return `同一个人已经在“${refusal.title}”审过，这一环要由另一个人审。`;
    case 'unknownTheme':
      return '没有这一类反映，请刷新页面再看。';
    case 'unknownForm':
      return '没有这份文书，请刷新页面再看。';
    case 'unknownAction':
      return '没有这项改进，请刷新页面再看。';
    case 'unknownTarget':
      return '请选一条条款或者一个步骤。';
    default:
      return refusalSentence(refusal);
  }
}
