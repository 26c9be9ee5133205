import { z } from '../base/schema.ts';
import type { Condition } from './condition.ts';

export const conditionSchema: z.ZodMiniType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).check(z.minLength(1)) }),
    z.strictObject({ any: z.array(conditionSchema).check(z.minLength(1)) }),
    z.strictObject({ not: conditionSchema }),
    z.strictObject({ is: z.tuple([z.string(), z.string()]) }),
    z.strictObject({ atLeast: z.tuple([z.string(), z.string()]) }),
  ]),
);
