/**
 * Has a worker do one thing, and ends it. Where there is no worker, or it never got to work, the page does it.
 * @param begin not a module worker: Firefox has had those only since 114. The development server serves modules only, so there the page does it
 */
export async function askWorker<Answer>(
  begin: () => Worker,
  order: unknown,
  inPage: () => Promise<Answer>,
): Promise<Answer> {
  let worker: Worker;
  try {
    worker = begin();
  } catch {
    return inPage();
  }
  const asked = new Promise<{ readonly answer: Answer } | undefined>(resolve => {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve({ answer: data });
    worker.onerror = () => resolve(undefined);
    worker.onmessageerror = () => resolve(undefined);
  });
  try {
    worker.postMessage(order);
    const answered = await asked;
    return answered === undefined ? await inPage() : answered.answer;
  } finally {
    worker.terminate();
  }
}
