import {
  AckPolicy,
  type ConsumerMessages,
  DeliverPolicy,
  JetStreamApiError,
  type JetStreamManager,
  type JsMsg,
  jetstreamManager,
} from '@nats-io/jetstream';
import {
  createInbox,
  errors,
  type NatsConnection,
  nanos,
  type Subscription,
  wsconnect,
} from '@nats-io/nats-core';
import { toBase64 } from '../log/base64.ts';
import type { MachineKey } from './machine-key.ts';
import { ITEMS, keeps, NO_STREAM, STREAM } from './nats-stream.ts';
import {
  BEAT,
  createAttendance,
  type Item,
  type Position,
  type Replicator,
  ReplicatorFailure,
} from './replicator.ts';

const HERE = 'here.';
/** Items on their way to the engine at once. */
const IN_FLIGHT = 500;
/** Items are handed over in parts of so many at most. */
const AT_ONCE = 5_000;
/** Before it is tried again, in milliseconds: after the first failure, the second, and so on. */
const RETRY_AFTER = [250, 500, 1_000, 2_000, 5_000, 10_000] as const;
/** How long an answer is waited for, in milliseconds. */
const PATIENCE = 8_000;
/** How long the client has to say itself why a line ended, in milliseconds. */
const GIVEN_UP_AFTER = 1_000;
/** Between two looks whether the line still carries, in milliseconds. */
const LOOK_EVERY = 20_000;
/** Between two signs of life of the engine's reader while nothing comes, in milliseconds. */
const READER_BEAT = 30_000;
/** How long the engine keeps a reader whose machine is gone, in milliseconds. */
const READER_KEPT = 5 * 60_000;

export interface NatsAddress {
  /** ws:// or wss://, with the path that the gate lets through. */
  readonly address: string;
  readonly machine: MachineKey;
}

/** Numbers of the API that an engine answers with. */
const NOT_STORED = 10_077;
const NO_READER = 10_014;

const apiCode = (error: unknown): number | undefined =>
  error instanceof JetStreamApiError ? error.code : undefined;

const isTaken = (error: unknown): boolean =>
  apiCode(error) === NOT_STORED && /per subject/.test(String((error as Error).message));

/** Whether the engine's configuration does not allow what was asked; the client puts that into another error, as its cause. */
const isDenied = (error: unknown): boolean =>
  error instanceof errors.PermissionViolationError || (error instanceof Error && isDenied(error.cause));

function failureOf(error: unknown): ReplicatorFailure {
  if (error instanceof ReplicatorFailure) return error;
  if (error instanceof errors.AuthorizationError) return new ReplicatorFailure('refused', error);
  if (isDenied(error)) return new ReplicatorFailure('otherVersion', error);
  const isFull = /exceeded|insufficient/.test(error instanceof JetStreamApiError ? error.message : '');
  return new ReplicatorFailure(isFull ? 'full' : 'away', error);
}

/**
 * A line whose first word is held back: in it the engine asks for a signature, which its client takes at once and the browser
 * gives later.
 */
function openSocket(address: string, sign: (nonce: string) => Promise<void>): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    socket.binaryType = 'arraybuffer';
    const fail = (): void => {
      clearTimeout(late);
      reject(new ReplicatorFailure('away'));
      socket.close();
    };
    const late = setTimeout(fail, PATIENCE);
    socket.onerror = fail;
    socket.onclose = fail;
    socket.onmessage = async ({ data }: MessageEvent<ArrayBuffer>) => {
      socket.onmessage = null;
      clearTimeout(late);
      try {
        const [, info = '{}'] = /^INFO (\{.*\})/.exec(new TextDecoder().decode(data)) ?? [];
        await sign(String(JSON.parse(info).nonce ?? ''));
        resolve(socket);
        // Once the client listens.
        setTimeout(() => socket.dispatchEvent(new MessageEvent('message', { data })), 0);
      } catch {
        fail();
      }
    };
  });
}

const base64Url = (bytes: Uint8Array): string =>
  toBase64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

const inboxOf = ({ id }: MachineKey): string => `_INBOX.${id}`;

/** Opens a line as a machine of a team. Rejects where the engine is away, or does not know it. */
export async function connect({ address, machine }: NatsAddress): Promise<NatsConnection> {
  let signature = '';
  // Before the client is asked: it waits for good for a line that was never there.
  const socket = await openSocket(address, async nonce => {
    signature = base64Url(await machine.sign(new TextEncoder().encode(nonce)));
  });
  const gone = new Promise<never>((_, reject) =>
    socket.addEventListener('close', () =>
      setTimeout(() => reject(new ReplicatorFailure('away')), GIVEN_UP_AFTER),
    ),
  );
  const connected = wsconnect({
    servers: address,
    // Each connection is opened anew and compared with the engine's stream: the client's own reconnecting would not notice that
    // it was wiped.
    reconnect: false,
    ignoreClusterUpdates: true,
    timeout: PATIENCE,
    pingInterval: LOOK_EVERY,
    inboxPrefix: inboxOf(machine),
    authenticator: () => ({ nkey: machine.id, sig: signature }),
    wsFactory: async () => ({ socket, encrypted: address.startsWith('wss:') }),
  });
  // The client reports nothing when a line ends before the engine's first word has reached it.
  return Promise.race([connected, gone]);
}

/** The state of the engine's stream when a machine connects. Only the administrator makes it. */
async function arrive(manager: JetStreamManager): Promise<{ readonly epoch: string; readonly last: number }> {
  const info = await manager.streams.info(STREAM).catch(error => {
    throw apiCode(error) === NO_STREAM ? new ReplicatorFailure('unprepared', error) : error;
  });
  if (!keeps(info.config)) throw new ReplicatorFailure('unfit');
  return { epoch: info.created, last: info.state.last_seq };
}

const itemOf = ({ subject, data }: JsMsg): Item => ({
  name: subject.slice(ITEMS.length),
  bytes: data.slice() as Uint8Array<ArrayBuffer>,
});

/** @param name of the item there: an engine that lost the end of its stream puts other items in those positions */
const positionOf = (epoch: string, sequence: number, name: string): Position =>
  `${sequence}@${epoch}@${name}`;

interface Reached {
  readonly sequence: number;
  readonly name: string;
}

function reachedIn(position: Position | undefined, epoch: string): Reached | undefined {
  const [sequence = '', of, name = ''] = position?.split('@') ?? [];
  return of === epoch ? { sequence: Number(sequence), name } : undefined;
}

/** The last item read is no longer where it was: the engine has lost something, and is read from its beginning. */
class Rewritten extends Error {}

/** A reader left something out: it is made anew. */
class Gap extends Error {}

/**
 * Has the engine read out its stream. A machine has one reader, which bears its name: so the engine lets nobody else end it, or take its
 * place. One that misses something or falls silent ends; the next line makes another.
 */
async function readOut(
  { manager }: Pick<Line, 'manager'>,
  machine: MachineKey,
  from: number,
  on: (message: JsMsg) => void,
): Promise<ConsumerMessages> {
  // A reader left by an earlier line, or by one that is still open on an engine which takes it for alive.
  await manager.consumers.delete(STREAM, machine.id).catch(error => {
    if (apiCode(error) !== NO_READER) throw error;
  });
  // A new subject each time: an engine that was killed and is back still serves the earlier one.
  const to = { deliver_subject: createInbox(inboxOf(machine)), idle_heartbeat: nanos(READER_BEAT) };
  const reader = await manager.jetstream().consumers.getBoundPushConsumer(to);
  let handed = 0;
  const messages = await reader.consume({
    abort_on_missing_resource: true,
    callback: message => {
      handed += 1;
      if (message.info.deliverySequence !== handed) throw new Gap();
      on(message);
    },
  });
  void (async () => {
    for await (const { type } of messages.status()) if (type === 'heartbeats_missed') messages.stop();
  })();
  await manager.consumers.add(STREAM, {
    ...to,
    name: machine.id,
    deliver_policy: DeliverPolicy.StartSequence,
    opt_start_seq: from,
    ack_policy: AckPolicy.None,
    max_deliver: 1,
    flow_control: true,
    inactive_threshold: nanos(READER_KEPT),
    num_replicas: 1,
  });
  return messages;
}

/** A line to the engine that holds. */
interface Line {
  readonly connection: NatsConnection;
  readonly manager: JetStreamManager;
  readonly epoch: string;
  readonly last: number;
}

/** An engine of NATS JetStream, through WebSocket. Nothing is asked of it before somebody follows. */
export function openNatsReplicator(at: NatsAddress): Replicator {
  let line: Line | undefined;
  let isClosed = false;
  /** Ends the pause before the next try. */
  let wake: () => void = () => undefined;
  const arrivals = new Set<(line: Line) => void>();

  const present = (): Line => {
    if (line === undefined) throw new ReplicatorFailure('away');
    return line;
  };

  const open = async (): Promise<Line> => {
    const connection = await connect(at);
    try {
      const manager = await jetstreamManager(connection, { checkAPI: false, timeout: PATIENCE });
      return { connection, manager, ...(await arrive(manager)) };
    } catch (error) {
      await connection.close();
      throw error;
    }
  };

  const publish = async ({ manager, connection }: Line, items: readonly Item[]) => {
    const most = connection.info?.max_payload ?? Number.POSITIVE_INFINITY;
    if (items.some(({ bytes }) => bytes.length > most)) throw new ReplicatorFailure('refused');
    const stream = manager.jetstream();
    return Promise.all(
      items.map(({ name, bytes }) =>
        stream.publish(ITEMS + name, bytes, { timeout: PATIENCE }).then(
          () => true,
          error => {
            if (isTaken(error)) return false;
            throw error;
          },
        ),
      ),
    );
  };

  return {
    put: async items => {
      const kept: string[] = [];
      const had: string[] = [];
      try {
        for (let start = 0; start < items.length; start += IN_FLIGHT) {
          const part = items.slice(start, start + IN_FLIGHT);
          const answers = await publish(present(), part);
          for (const [position, { name }] of part.entries()) (answers[position] ? kept : had).push(name);
        }
      } catch (error) {
        throw failureOf(error);
      }
      return { kept, had };
    },
    list: async () => {
      try {
        const { state } = await present().manager.streams.info(STREAM, { subjects_filter: `${ITEMS}>` });
        return new Set(Object.keys(state.subjects ?? {}).map(subject => subject.slice(ITEMS.length)));
      } catch (error) {
        throw failureOf(error);
      }
    },
    follow: (from, on, state) => {
      let position = from;
      let isEnded = false;
      let failures = 0;

      /** Hands over the items of a line, until it breaks. */
      const read = async (through: Line): Promise<void> => {
        const { connection, epoch, last } = through;
        const before = reachedIn(position, epoch);
        const from = before !== undefined && before.sequence <= last ? before : undefined;
        if (position !== undefined && from === undefined) state('wiped');
        let done = from?.sequence ?? 0;
        // The last item read comes once more, so that its name shows whether the stream is the same.
        let isSame = done === 0;
        let isLive = false;
        const reached = (): void => {
          if (isLive || !isSame || done < last) return;
          isLive = true;
          failures = 0;
          state('live');
        };
        let waiting: JsMsg[] = [];
        let handing: Promise<void> | undefined;
        let broken: unknown;
        let messages: ConsumerMessages | undefined;
        const hand = async (): Promise<void> => {
          try {
            while (waiting.length > 0) {
              const part = waiting.slice(0, AT_ONCE);
              waiting = waiting.slice(part.length);
              const items = part.map(itemOf);
              const sequence = part.at(-1)?.seq ?? 0;
              if (!isSame) {
                const first = items.shift();
                if (first?.name !== from?.name || part[0]?.seq !== from?.sequence) throw new Rewritten();
                isSame = true;
              }
              const at = positionOf(epoch, sequence, items.at(-1)?.name ?? from?.name ?? '');
              // Awaited even when empty: items that come meanwhile must find this reader at work.
              await (items.length > 0 ? on(items, at) : undefined);
              done = sequence;
              position = at;
              reached();
            }
          } catch (error) {
            broken = error;
            messages?.stop();
          }
          // In the same turn in which the queue was found empty: the next item starts a new run.
          handing = undefined;
        };
        messages = await readOut(through, at.machine, Math.max(1, done), message => {
          if (broken !== undefined) return;
          waiting.push(message);
          handing ??= hand();
        });
        // The first items came before `messages` was assigned, and could not stop it.
        if (broken !== undefined) messages.stop();
        if (position === undefined) position = positionOf(epoch, 0, '');
        reached();
        await Promise.race([messages.closed(), connection.closed()]);
        messages.stop();
        await handing;
        if (broken !== undefined) throw broken;
      };

      const run = async (): Promise<void> => {
        while (!isEnded && !isClosed) {
          try {
            line = await open();
            for (const arrive of arrivals) arrive(line);
            await read(line);
            if (!isEnded) state('lost');
          } catch (error) {
            // The stream has another beginning: the next line reads it from there.
            if (error instanceof Rewritten) position = 'rewritten';
            const { code } = failureOf(error);
            if (!isEnded) state(code === 'away' || code === 'full' ? 'lost' : code);
          }
          const gone = line;
          line = undefined;
          await gone?.connection.close().catch(() => undefined);
          if (isEnded || isClosed) return;
          const wait = RETRY_AFTER[Math.min(failures, RETRY_AFTER.length - 1)] ?? 0;
          failures += 1;
          await new Promise<void>(resolve => {
            wake = resolve;
            setTimeout(resolve, wait);
          });
        }
      };
      void run();
      return () => {
        isEnded = true;
        wake();
        void line?.connection.close().catch(() => undefined);
      };
    },
    here: (says, on) => {
      let heard: Subscription | undefined;
      const send = (bytes: Uint8Array): void => {
        try {
          line?.connection.publish(HERE + at.machine.id, bytes);
        } catch {
          // A send fails where the line is breaking: a machine that is not heard for a while counts as gone.
        }
      };
      const attendance = createAttendance(says, send, on);
      const listen = ({ connection }: Line): void => {
        heard = connection.subscribe(`${HERE}*`, {
          callback: (error, message) => {
            if (error !== null) return;
            const machine = message.subject.slice(HERE.length);
            if (machine !== at.machine.id)
              attendance.hear(machine, message.data.slice() as Uint8Array<ArrayBuffer>);
          },
        });
        attendance.arrive();
      };
      arrivals.add(listen);
      if (line !== undefined) listen(line);
      const timer = setInterval(attendance.beat, BEAT);
      return {
        say: attendance.say,
        leave: () => {
          clearInterval(timer);
          arrivals.delete(listen);
          heard?.unsubscribe();
          attendance.leave();
        },
      };
    },
    close: () => {
      isClosed = true;
      wake();
      void line?.connection.close().catch(() => undefined);
    },
  };
}
