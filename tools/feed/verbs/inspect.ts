import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { parseFeedFiles } from '#lib/feed/feed-files.ts';
import { checkRelease, readFirstRoot } from '../check-release.ts';
import { folderHelp, folderOptions, readFolders } from '../feed-folder.ts';
import { type ListFigures, measureLists } from '../measure-lists.ts';
import { readRepository } from '../repository/read-repository.ts';
import { nameFiles, readExpiryMs } from '../repository/repository.ts';
import { type Verb, VerbFault } from '../verb.ts';

const hourMs = 3_600_000;

export const inspectVerb: Verb = {
  name: 'inspect',
  summary: 'shows a published feed as a client sees it: versions, signers, ends, sizes, times',
  help: folderHelp,
  options: folderOptions,
  async run(_args, values, io) {
    const { published } = readFolders(values, io);
    const repository = readRepository(published);
    if (!repository) throw new VerbFault(`${published} holds no feed`);
    const root = readFirstRoot(published);
    const startedMs = performance.now();
    const { content, files } = await checkRelease(published, root, io.nowMs);
    const verifiedMs = performance.now();
    parseFeedFiles(files);
    const decodeMs = Math.round(performance.now() - verifiedMs);
    const verifyMs = Math.max(0, Math.round(verifiedMs - startedMs) - decodeMs);
    const lists = measureLists(content, files, repository);
    const metadata = [...nameFiles(repository)].map(([name, file]) => ({
      name,
      expires: String(file.signed['expires']),
      hoursLeft: Math.floor((readExpiryMs(file) - io.nowMs) / hourMs),
      signers: file.signatures.map(({ keyid }) => keyid.slice(0, 16)),
    }));
    const sizes = [...files].map(([path, bytes]) => ({
      path,
      bytes: bytes.length,
      gzipBytes: gzipSync(bytes).length,
    }));
    const rootFingerprint = createHash('sha256').update(root).digest('hex');
    io.say(`${content.name.vi} – version ${content.version}`);
    io.say(`Root fingerprint: ${rootFingerprint}`);
    for (const { name, expires, hoursLeft, signers } of metadata) {
      io.say(`${name}  until ${expires} (${hoursLeft} h)  signed by ${signers.join(', ')}`);
    }
    for (const { path, bytes, gzipBytes } of sizes) {
      io.say(`${path}  ${bytes} bytes, ${gzipBytes} with gzip`);
    }
    for (const each of lists) for (const line of describeList(each)) io.say(line);
    io.say(`Verified in ${verifyMs} ms, decoded in ${decodeMs} ms.`);
    const { version, name } = content;
    io.answer({ name, version, rootFingerprint, metadata, sizes, lists, verifyMs, decodeMs });
  },
};

function describeList({
  id,
  version,
  entries,
  bytes,
  bitsPerEntry,
  deltas,
}: ListFigures): string[] {
  const sizes = deltas.map((delta) => delta.bytes).toSorted((a, b) => a - b);
  return [
    `${id}: version ${version}, ${entries} entries in ${bytes} bytes, ${bitsPerEntry} bits an entry`,
    sizes.length === 0
      ? '  no change from an earlier version is offered'
      : `  from ${sizes.length} earlier versions in ${sizes.join(', ')} bytes`,
  ];
}
