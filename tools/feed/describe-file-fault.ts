/** What the system says of a file that cannot be read or written, and what to do about it. */
const advice: Readonly<Record<string, string>> = {
  EACCES: 'may not be read or written; check whose it is',
  EBUSY: 'is in use by another program; close that, and try again',
  EEXIST: 'is there already; name another, or take it away',
  EISDIR: 'is a folder, and a file is wanted; name a file',
  ELOOP: 'is a link that leads to itself; mend the link',
  EMFILE: 'cannot be opened while so many files are open; close other programs',
  ENAMETOOLONG: 'has a name longer than the disk takes; shorten it',
  ENOENT: 'is not there; check the name',
  ENOSPC: 'finds no room on the disk; make room, and try again',
  ENOTDIR: 'has a file on its way where a folder is wanted; name a folder',
  ENOTEMPTY: 'is a folder that is not empty; name another, or empty it',
  EPERM: 'may not be changed; check whose it is',
  EROFS: 'lies on a disk that may only be read; name another place',
};

/** Lines for people where a fault is one of the file system's; null where it is another. */
export function describeFileFault(fault: unknown): readonly string[] | null {
  if (!(fault instanceof Error) || !('code' in fault) || typeof fault.code !== 'string')
    return null;
  const said = Object.hasOwn(advice, fault.code) ? advice[fault.code] : undefined;
  if (said === undefined) return null;
  const named = new Map<string, unknown>(Object.entries(fault));
  // Of a file that was to be moved, its place says more than the name it was written under.
  const path = [named.get('dest'), named.get('path')].find((each) => typeof each === 'string');
  return [`${path ?? 'a file'} ${said} (${fault.code})`];
}
