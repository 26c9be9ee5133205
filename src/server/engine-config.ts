/** A machine that may come to the engine. */
export interface EngineMember {
  /** As the administrator calls it. */
  readonly name: string;
  /** Its public key, as the machine shows it. */
  readonly id: string;
}

/** One team: an account of its own, so that nothing of it meets another's. */
export interface TeamAccount {
  readonly name: string;
  readonly members: readonly EngineMember[];
  /** Path on the site that only who was invited knows: another once somebody has left. */
  readonly path?: string;
  /** Public key by which the administrator makes the team's stream, which no member may. */
  readonly administrator?: string;
}

export interface EngineSettings {
  /** Where the engine listens for nginx, on this machine alone. */
  readonly port: number;
  /** Where it listens for clients without a browser, which it always does: nobody is let in there either. Any free one where it is -1. */
  readonly plainPort: number;
  readonly folder: string;
  /** Origin of the site, as a browser sends it: https://example.org. */
  readonly origin: string;
  readonly teams: readonly TeamAccount[];
  /** A password that nobody is told: an engine that knows no user at all lets everybody in. */
  readonly nobody: string;
}

/**
 * Permissions of a machine: add items, read them by the one reader that bears its name, say that it is here. No member can make
 * the stream, delete, overwrite, or end another's reader.
 */
const permissions = ({ name, id }: EngineMember): string => `      # ${name}
      { nkey: ${id}, permissions: {
          publish: { allow: [
            "ev.*", "here.${id}", "$JS.API.STREAM.INFO.EV",
            "$JS.API.CONSUMER.CREATE.EV.${id}", "$JS.API.CONSUMER.DELETE.EV.${id}", "$JS.FC.EV.${id}.>"
          ] }
          subscribe: { allow: ["_INBOX.${id}.>", "here.*"] } } }`;

/** Permissions of the administrator: make the stream, and remove one that others made. He reads no item. */
const preparing = (id: string): string => `      # the administrator
      { nkey: ${id}, permissions: {
          publish: { allow: ["$JS.API.STREAM.CREATE.EV", "$JS.API.STREAM.DELETE.EV", "$JS.API.STREAM.INFO.EV"] }
          subscribe: { allow: ["_INBOX.${id}.>"] } } }`;

/** Its reader, and where there are several nodes the one before that they have not let go of yet. */
const READERS_A_MEMBER = 2;

// Nothing lies in memory alone.
const account = ({ name, members, administrator }: TeamAccount): string => `  ${name} {
    jetstream { max_mem: 0, max_file: 2GB, max_streams: 1, max_consumers: ${READERS_A_MEMBER * members.length} }
    users: [
${[...(administrator === undefined ? [] : [preparing(administrator)]), ...members.map(permissions)].join('\n')}
    ]
  }`;

/** The configuration of a nats-server. Teams without a machine are left out. */
export const engineConfig = ({
  port,
  plainPort,
  folder,
  origin,
  teams,
  nobody,
}: EngineSettings): string => `# Written by npm run team.
listen: "127.0.0.1:${plainPort}"
websocket { listen: "127.0.0.1:${port}", no_tls: true, compression: false, allowed_origins: ["${origin}"] }
jetstream { store_dir: "${folder}", max_file: ${Math.max(20, 2 * teams.length + 2)}GB, sync_interval: always }
accounts {
  NOBODY { users: [ { user: nobody, password: "${nobody}" } ] }
${teams
  .filter(({ members }) => members.length > 0)
  .map(account)
  .join('\n')}
}
`;

/**
 * A systemd unit that starts the engine again whatever ends it.
 * @param folder that the configuration lies in @param prepare what makes the streams that are not there, as words of a command
 */
export const serviceUnit = (folder: string, prepare: readonly string[]): string => `[Unit]
Description=Where the machines of a team meet (NATS JetStream)
After=network.target
# However often it is ended.
StartLimitIntervalSec=0

[Service]
ExecStart=/usr/sbin/nats-server -c ${folder}/nats.conf
# As root, since it reads the keys of teams.json; an engine that lost what it held is ready again by itself.
ExecStartPost=-+${prepare.map(word => `"${word}"`).join(' ')}
ExecReload=/bin/kill -HUP $MAINPID
StateDirectory=yuqing-team
StateDirectoryMode=0700
DynamicUser=yes
Restart=always
RestartSec=1
LimitNOFILE=65536
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes

[Install]
WantedBy=multi-user.target
`;

/**
 * Locations for the nginx of the site. Each team's path is its gate: a request that does not know one never reaches the engine,
 * which a single frame may end before it has asked who is there (`engine-holes.ts`).
 */
export const gateLocations = (paths: Iterable<string>, port: number): string =>
  [...new Set(paths)]
    .map(
      path => `location = ${path} {
  proxy_pass http://127.0.0.1:${port}/;
  proxy_http_version 1.1;
  proxy_set_header Upgrade $http_upgrade;
  proxy_set_header Connection upgrade;
  proxy_set_header Host $host;
  proxy_read_timeout 90s;
  access_log off;
}
`,
    )
    .join('');
