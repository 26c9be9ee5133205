/** Questions and answers by number over a WebSocket: what Chromium's protocol and WebDriver BiDi have in common. */
export interface Line {
  /** @throws what the other end refuses */
  ask(method: string, params: object): Promise<Record<string, unknown>>;
  close(): void;
}

interface Reply {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: unknown;
}

/** Opens a line to a browser. */
export async function openLine(address: string): Promise<Line> {
  const socket = new WebSocket(address);
  const waiting = new Map<number, (reply: Reply) => void>();
  let count = 0;
  socket.onmessage = ({ data }) => {
    const reply: Reply = JSON.parse(String(data));
    if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
  };
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error(`no answer at ${address}`));
  });
  socket.onclose = () => {
    for (const hear of waiting.values()) hear({ error: 'the browser is gone' });
  };
  return {
    ask: (method, params) =>
      new Promise((resolve, reject) => {
        count += 1;
        const id = count;
        waiting.set(id, ({ result, error }) => {
          waiting.delete(id);
          if (error === undefined) resolve(result ?? {});
          else reject(new Error(`${method}: ${JSON.stringify(error)}`));
        });
        socket.send(JSON.stringify({ id, method, params }));
      }),
    close: () => socket.close(),
  };
}
