import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { checkRelease, readFirstRoot } from '../check-release.ts';
import { folderHelp, folderOptions, readFolders } from '../feed-folder.ts';
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
    const verifyMs = Math.round(performance.now() - startedMs);
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
    io.say(`Verified and decoded in ${verifyMs} ms.`);
    const { version, name } = content;
    io.answer({ name, version, rootFingerprint, metadata, sizes, verifyMs });
  },
};
