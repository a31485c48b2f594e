import type { Fault, SourceFile } from './source-tree.ts';

const strictRooms = ['feed', 'match', 'messages'];
const strictRatio = 1.2;
const overallRatio = 0.8;

function countLines(files: readonly SourceFile[]): number {
  return files.reduce(
    (sum, { text }) => sum + text.split('\n').filter((line) => line.trim() !== '').length,
    0,
  );
}

/** Rooms whose tests are too few, by lines that are not blank. Types alone (lib/domain) are no code to test. */
export function findTestRatioFaults(
  lib: readonly SourceFile[],
  tests: readonly SourceFile[],
): Fault[] {
  const code = lib.filter(({ path }) => !path.startsWith('lib/domain/'));
  const judge = (room: string, floor: number): Fault[] => {
    const source = countLines(code.filter(({ path }) => path.startsWith(room)));
    const tested = countLines(
      tests.filter(({ path }) => path.startsWith(room.replace('lib/', 'test/unit/'))),
    );
    if (source === 0 || tested >= source * floor) return [];
    const ratio = (tested / source).toFixed(2);
    return [
      {
        path: room,
        line: 1,
        text: `has ${ratio} lines of tests a line, less than ${floor}: write what it must refuse.`,
      },
    ];
  };
  return [
    ...strictRooms.flatMap((room) => judge(`lib/${room}/`, strictRatio)),
    ...judge('lib/', overallRatio),
  ];
}
