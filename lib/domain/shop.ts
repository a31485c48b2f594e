/** Facts of a storefront account on a platform, or of the whole site when it is one seller's own shop. Raw strings of the page. */
export type Shop = {
  readonly id: string | null;
  readonly name: string | null;
  readonly slug: string | null;
};
