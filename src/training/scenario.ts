import type { z } from '../base/schema.ts';
import type { scenarioSchema } from './scenario-schema.ts';

/** How something reaches the trainee. */
export const INJECT_KINDS = [
  'call',
  'post',
  'reporter',
  'order',
  'rumour',
  'wrongFact',
  'finding',
  'secondEvent',
] as const;

/** How the public speaks. */
export const MOODS = ['ask', 'worry', 'anger', 'rumour', 'thanks'] as const;

/** A drill: what happens, what is asked of the trainee, what the public does next, and how it is marked. */
export type Scenario = z.infer<typeof scenarioSchema>;
export type Inject = Scenario['injects'][number];
export type Reaction = Scenario['reactions'][number];
export type Trigger = Reaction['when'];
export type Trap = Scenario['traps'][number];
export type Objective = Scenario['objectives'][number];
export type Deed = Scenario['ideal'][number];
export type Mood = (typeof MOODS)[number];
export type InjectKind = (typeof INJECT_KINDS)[number];
export type DrillForm = 'full' | 'short';
