import type { LabelRule } from '#lib/domain/label-rule.ts';
import { buildPhraseTree, type PhraseTree } from '#lib/match/phrase-tree.ts';

/** Label rules ready to be searched for. The owner of a name is the place of its rule in `rules`. */
export type CompiledLabels = {
  readonly rules: readonly LabelRule[];
  readonly names: PhraseTree;
  /** Words right before a name that say the label is not there. */
  readonly denials: PhraseTree;
};

const denials = [
  'không có',
  'chưa có',
  'không phải',
  'chưa đạt',
  'không đạt',
  'chưa được',
  'không được',
  'not',
  'no',
  'without',
];

export function compileLabels(rules: readonly LabelRule[]): CompiledLabels {
  return {
    rules,
    names: buildPhraseTree(
      rules.flatMap(({ names }, owner) =>
        names.map((text) => ({ owner, text, exactMarks: false })),
      ),
    ),
    denials: buildPhraseTree(denials.map((text) => ({ owner: 0, text, exactMarks: true }))),
  };
}
