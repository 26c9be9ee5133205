import { onDemand } from '../../kit/OnDemand.tsx';

/** The forms of a step, fetched when one of them is first opened. */
const forms = () => import('./StepForms.tsx');

export const DoneForm = onDemand(() => forms().then(each => each.DoneForm));
export const DecideForm = onDemand(() => forms().then(each => each.DecideForm));
export const DeferForm = onDemand(() => forms().then(each => each.DeferForm));
export const AssignForm = onDemand(() => forms().then(each => each.AssignForm));
export const MinutesForm = onDemand(() => forms().then(each => each.MinutesForm));
