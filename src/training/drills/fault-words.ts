import { names } from '#names';
import type { Fault, Line, Veto } from './grade.ts';

/** Faults of words, as a judge ticks them, and of publications. */
export const faultName: Readonly<Record<Fault | Veto, string>> = {
  cause: '说了没有核实的原因',
  personal: '露出了个人信息',
  verdict: '没有结论就定性',
  forecast: '擅自预报或者打包票',
  blame: '推脱或者指责别人',
  unanswered: '没答上',
  cold: '话冷',
  approval: `没有${names.approve}就发布`,
};

/** The same as the machine asks: it suspects, a person says. */
export const faultAsked: Readonly<Record<Fault, string>> = {
  cause: '是不是说了没有核实的原因？',
  personal: '是不是露出了个人信息？',
  verdict: '是不是没有结论就定了性？',
  forecast: '是不是擅自预报，或者打了包票？',
  blame: '是不是推脱，或者怪了别人？',
  unanswered: '问的人听了，是否答上？',
  cold: '这话是不是冷了？',
};

/** The points that a judge looks for in words. */
export const lineAsked: Readonly<Record<Line, string>> = {
  fact: '事实对不对',
  time: '说没说时间',
  where: '叫人去哪里、找哪个岗位',
  people: '第一句有没有先顾人（有危险的，有没有叫人走）',
};

/** The points that are missing. */
export const lackName: Readonly<Record<Line, string>> = {
  fact: '事实不对',
  time: '没说时间',
  where: '没说去哪里、找哪个岗位',
  people: '没先顾人',
};
