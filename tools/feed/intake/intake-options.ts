import { relative, resolve } from 'node:path';
import { feedId, httpsLink, intakeLink } from '#lib/feed/plain-text-schema.ts';
import { type Folders, readTextFile } from '../feed-folder.ts';
import { type Io, type Options, readText, type Values, VerbFault } from '../verb.ts';
import type { IntakeAccess } from './fetch-outcomes.ts';

export type IntakeOptions = {
  readonly access: IntakeAccess;
  /** Null: the one its cases went into before. */
  readonly listId: string | null;
  /** What shoppers are shown as the place where decisions are counted. */
  readonly ledgerUrl: string;
  /** Reads every decision again, not only those that are new. */
  readonly isAll: boolean;
  readonly isDry: boolean;
};

export const intakeOptions: Options = {
  'from-intake': { type: 'string' },
  'token-file': { type: 'string' },
  ledger: { type: 'string' },
  all: { type: 'boolean' },
};

export const intakeHelp: readonly string[] = [
  '  --from-intake URL [--to ID] [--token-file FILE] [--ledger URL] [--all]',
  '                    makes notices of the cases that an intake accepted, takes those off',
  '                    that it rejected or cleared, and keeps a receipt for each report.',
  '                    Asks for decisions after the last that was read; with --all for every',
  '                    one, for later answers of sellers and later reports of known cases.',
  '                    The token is read from the file, or from CHO_LANH_INTAKE_TOKEN.',
];

const timeoutMs = 30_000;
/** What has no meaning beside an intake: whatever else `import` reads lists and tables with. */
const others = ['format', 'out', 'rejects', 'register', 'reason', 'state', 'may-shrink'] as const;

/** Null where no intake is named. @throws VerbFault where an option is missing or has no meaning */
export function readIntakeOptions(
  { args, values, folders }: ImportAsked,
  io: Pick<Io, 'cwd' | 'intakeToken'>,
): IntakeOptions | null {
  const named = readText(values, 'from-intake');
  if (named === null) {
    const lone = Object.keys(intakeOptions).find((name) => values[name] !== undefined);
    if (lone === undefined) return null;
    throw new VerbFault(`--${lone} speaks of an intake; name it with --from-intake URL`);
  }
  if (args.length > 0) throw new VerbFault('--from-intake takes no list beside it');
  const lone = others.find((name) => values[name] !== undefined);
  if (lone !== undefined) throw new VerbFault(`--${lone} has no meaning with --from-intake`);
  const url = readUrl(named);
  const listId = readText(values, 'to');
  if (listId !== null && !feedId.safeParse(listId).success) {
    throw new VerbFault(`--to wants an id of small letters, digits and hyphens, not "${listId}"`);
  }
  return {
    access: { url, token: readToken(values, folders, io), timeoutMs },
    listId,
    ledgerUrl: readLedgerUrl(values, url),
    isAll: values['all'] === true,
    isDry: values['dry-run'] === true,
  };
}

export type ImportAsked = {
  readonly args: readonly string[];
  readonly values: Values;
  readonly folders: Folders;
};

function readUrl(named: string): string {
  const url = intakeLink.safeParse(named).success ? URL.parse(named) : null;
  if (!url || url.search !== '' || url.hash !== '') {
    throw new VerbFault(
      '--from-intake wants the https address of an intake, without name, password and query',
    );
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

function readLedgerUrl(values: Values, url: string): string {
  const ledger = readText(values, 'ledger') ?? new URL('ledger', url).href;
  if (httpsLink.safeParse(ledger).success) return ledger;
  throw new VerbFault(
    `--ledger URL is missing: it is shown to shoppers, and ${ledger} is no https address`,
  );
}

// Never as an option: what stands in a command line is read by every process of the machine, and kept by the shell.
function readToken(
  values: Values,
  folders: Folders,
  { cwd, intakeToken }: Pick<Io, 'cwd' | 'intakeToken'>,
): string {
  const file = readText(values, 'token-file');
  const path = file === null ? null : resolve(cwd, file);
  for (const open of [folders.feed, folders.build, folders.published]) {
    if (path !== null && !relative(open, path).startsWith('..')) {
      throw new VerbFault(
        `--token-file ${path} lies inside ${open}, which others see; keep it elsewhere`,
      );
    }
  }
  const token = path === null ? (intakeToken ?? null) : readTextFile(path).trim();
  if (token === null) {
    throw new VerbFault(
      'the token of the intake is missing; give --token-file FILE, or set CHO_LANH_INTAKE_TOKEN',
    );
  }
  if (/^[\w-]{20,100}$/.test(token)) return token;
  throw new VerbFault(
    `${path ?? 'CHO_LANH_INTAKE_TOKEN'} holds no token of an intake; "token add NAME --role feed" there shows one`,
  );
}
