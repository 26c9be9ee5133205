import { marks, some, z } from '../base/schema.ts';
import type { Condition } from './condition.ts';

const schema: z.ZodMiniType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: some(schema) }),
    z.strictObject({ any: some(schema) }),
    z.strictObject({ not: schema }),
    z.strictObject({ is: z.tuple([z.string(), z.string()]) }),
    z.strictObject({ atLeast: z.tuple([z.string(), z.string()]) }),
  ]),
);

export const conditionSchema = schema.register(marks, { condition: true });
