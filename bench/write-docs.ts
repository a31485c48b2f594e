import type { Row } from './rows.ts';

export async function writeDocs(_rows: readonly Row[]): Promise<void> {}
