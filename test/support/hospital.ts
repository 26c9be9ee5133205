import { join } from 'node:path';
import { loadContent } from '../../src/content/load.ts';
import { indexPlaybook } from '../../src/playbook/checklist.ts';
import type { Facts } from '../../src/playbook/condition.ts';

/** Another organisation's plan: other numbering, limits, levels, and parts off. */
const HOSPITAL = join(import.meta.dirname, '../fixtures/hospital');

const { content } = loadContent(HOSPITAL);
export const hospital = content.playbook;
export const hospitalNames = content.names;
export const hospitalIndex = indexPlaybook(hospital);

/** A matter of the hospital, seen at nine in the morning. */
export const hospitalFacts: Facts = {
  title: '住院患者转院的视频',
  foundAt: '2026-11-24T09:00:00+08:00',
  where: 'short-video',
  link: '',
  patient: 'yes',
  colour: 'orange',
};
