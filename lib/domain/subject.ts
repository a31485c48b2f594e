/** What a verdict is about. `ref` is stable within one page: `page`, `listing`, `shop`, or `card:<card id>`. */
export type SubjectKind = 'page' | 'listing' | 'shop' | 'card';

export type Subject = {
  readonly kind: SubjectKind;
  readonly ref: string;
  /** The name a shopper would recognise: the listing's title, the shop's name, the host. Text of the page. */
  readonly name: string | null;
};
