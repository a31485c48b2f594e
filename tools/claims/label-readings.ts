/**
 * Hits that a person read, one listing after the other, all that there were. `right`: the listing says of its own goods, or
 * of who made them, that they have this label. To be read again when names of the label change.
 */
export const labelReadings: readonly {
  readonly labelId: string;
  readonly read: number;
  readonly right: number;
}[] = [
  { labelId: 'hvnclc', read: 13, right: 12 },
  { labelId: 'oekotex-100', read: 13, right: 12 },
  { labelId: 'iso14001', read: 6, right: 6 },
  { labelId: 'ecocert-cosmos', read: 6, right: 6 },
  { labelId: 'usda-organic', read: 6, right: 4 },
  { labelId: 'eu-organic', read: 2, right: 2 },
  { labelId: 'gots', read: 2, right: 2 },
  { labelId: 'vietgap', read: 1, right: 1 },
  { labelId: 'rohs', read: 1, right: 1 },
];
