import type { PageKind } from '#lib/domain/page.ts';
import type { ShopBadge } from '#lib/domain/shop.ts';

/**
 * How to recognise the pages of one site and where each field stands on them. Plain data with a closed
 * vocabulary: a rule names bundled readers and gives them selectors, keys and path templates. It holds no
 * regular expression and no code, so a rule that came from a feed can be wrong but cannot run anything.
 */
export type SiteRule = {
  readonly id: string;
  /** Grows with every change of the rule; goes into each reading. */
  readonly version: number;
  readonly platform: string;
  /** The name a shopper knows: "Shopee", "TikTok Shop". */
  readonly platformName: string;
  /**
   * True where buyers order, pay and write through the site itself, so that an invitation to do so elsewhere leads away
   * from it. Not for classified advertisements, where buyer and seller meet by themselves, nor for a shop of its own.
   */
  readonly marketplace?: boolean;
  /** Empty in the one generic rule, which answers for every http(s) host that no named rule has. */
  readonly hosts: readonly SiteHost[];
  /** Country → currency, where a hole `region` of the path tells the country, or the host does. `uk` is told as `gb`. */
  readonly regions: Readonly<Record<string, string>>;
  /** In order; the first that fits the address names the page kind. */
  readonly pages: readonly PagePattern[];
  /** In order, asked of the document when no address pattern answered. */
  readonly kindSigns: readonly KindSign[];
  /** Any one group makes the page a wall (login, captcha, "page unavailable"). */
  readonly wall: readonly SignGroup[];
  /** Asked when nothing was read: any one group says "content has not come yet" and not "the site changed". */
  readonly shell: readonly SignGroup[];
  /**
   * Keys that name the listing's own id in embedded JSON. A script that holds some of them, none equal to the id
   * in the address, describes an earlier page of the same tab and is left out.
   */
  readonly ownIdKeys: readonly string[];
  /**
   * Where a page keeps what lies below in the document (a dialog over a feed): the last element of the first scope
   * that any fits is what fields and cards are read from. The whole document where none fits or none is named.
   */
  readonly scopes?: readonly Scope[];
  /** What the platform says of the shop, on the pages of one listing or of one shop. */
  readonly badges?: readonly BadgeFinder[];
  /**
   * Responses of the site that the tap may hand over; none where not named. The tap itself learns the addresses when
   * the extension is built, so a changed rule can ask for fewer, never for more.
   */
  readonly tap?: readonly TapAddress[];
  readonly listing: ListingFields;
  readonly shop: ShopFields;
  readonly cards: readonly CardFinder[];
  readonly anchors: AnchorSelectors;
};

/**
 * Addresses of one kind of response, on the site's own hosts only. Several may share a name. `path` and `query` are
 * templates as in `PagePattern`; every named parameter must be there and fit.
 */
export type TapAddress = {
  readonly name: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
};

/** `holds`: what must stand inside an element for it to count, so that a chat or a notice is no subject. */
export type Scope = { readonly select: string; readonly holds: string };

export type SiteHost = {
  /**
   * `shopee.vn` is that host only; `*.shopee.vn` is that host and every host below it, and then a label in front
   * that `regions` knows is the country: `za` of `za.shein.com`.
   */
  readonly host: string;
  /** ISO 3166-1 alpha-2, lower case, or `global`. */
  readonly country: string;
  /** ISO 4217; null where the country has no one currency. */
  readonly currency: string | null;
};

/**
 * A path template is literal text with holes: `{*}` any characters of one segment, `{name}` the same and kept,
 * `{name:digits}` a run of 0-9, `{name:upper}` a run of A-Z 0-9, `{name:word}` a run of A-Z a-z 0-9 . _ -,
 * `{name:code}` two letters a-z, `{name:pair}` two whole segments with the slash between them,
 * `{**}` as a whole segment any number of segments. One segment holds at most one hole without a class,
 * which is what makes matching linear.
 */
export type PagePattern = {
  readonly kind: PageKind;
  readonly path: string;
  /** Every named query parameter must be there and fit its template. */
  readonly query?: Readonly<Record<string, string>>;
};

/** A mark in the document. All given parts must hold. */
export type Sign = {
  readonly select?: string;
  /** How many elements `select` must find; 1 unless given. */
  readonly atLeast?: number;
  /** Text, compared without case, that the document's title must contain. */
  readonly title?: string;
  /** JSON-LD: a top-level node of this type; with `path`, one whose value there equals `value`. */
  readonly jsonLd?: {
    readonly type: string;
    readonly path?: readonly string[];
    readonly value?: string;
  };
  /** True turns the whole sign round. */
  readonly not?: boolean;
};
export type SignGroup = readonly Sign[];
export type KindSign = { readonly kind: PageKind; readonly all: SignGroup };

/** What is done to a text that was found, in this order. */
export type Trimming = {
  /** The text is a URL: take this query parameter of it. */
  readonly param?: string;
  /** The text is a URL of this site: take hole `take` of the first template that its path fits. */
  readonly fits?: readonly string[];
  readonly take?: string;
  /** The text begins behind the first of these that stands in it: `sold by`. Without case. None stands: no answer. */
  readonly cutBefore?: readonly string[];
  /** The text ends before the last place of the first of these that stands in it: ` | Shopee`. Without case. */
  readonly cutAt?: readonly string[];
  /** Texts that are no answer, compared without case: `No Brand`. */
  readonly reject?: readonly string[];
  /** Texts that stand in no answer: `*`, where a site masks the words of a name. */
  readonly lacks?: readonly string[];
  /** Name of a meta whose content must begin with the text: a first `h1` is often the site's logo. */
  readonly seenIn?: string;
};

/** One way to read one field: a bundled reader and its plain arguments. */
export type Candidate = Trimming &
  /** A hole of the page's own address; `href` is the whole of it. */
  (
    | { readonly read: 'url'; readonly hole: string }
    /** Text of the first element that has some; of every element, line by line, with `all`. */
    | { readonly read: 'text'; readonly select: string; readonly all?: boolean }
    | { readonly read: 'attribute'; readonly select: string; readonly name: string }
    /** `about` names another meta whose URL must be this very page: a head can be left over from the page before. */
    | { readonly read: 'meta'; readonly name: string; readonly about?: string }
    /**
     * The shallowest object of each embedded JSON that owns all keys of `where`; `in` selects the scripts.
     * With `about`, the value there must be the listing's id or URL as the address has it.
     */
    | {
        readonly read: 'json';
        readonly where: readonly string[];
        readonly path: readonly string[];
        readonly in?: string;
        readonly about?: readonly string[];
      }
    /** JSON-LD nodes of a type; `deep` looks inside nodes too; the URL at `about` must be this very page. */
    | {
        readonly read: 'json-ld';
        readonly type: string;
        readonly path: readonly string[];
        readonly deep?: boolean;
        readonly about?: readonly string[];
        /** Every text at the path, line by line. */
        readonly all?: boolean;
      }
    | { readonly read: 'microdata'; readonly type: string; readonly path: readonly string[] }
    /**
     * The shallowest objects, in responses of the tap named `from`, that own all keys of `where`. Each hole of `about`
     * that the page's address fills must stand at its path, and one of them at least: what speaks of another listing
     * is no answer. `all` joins every value, line by line. Stands behind all other candidates of its field: a page can
     * forge what the tap says more easily than what it shows.
     */
    | {
        readonly read: 'tap';
        readonly from: string;
        readonly where: readonly string[];
        readonly path: readonly string[];
        readonly about: Readonly<Record<string, readonly string[]>>;
        readonly all?: boolean;
      }
    /** The one shop id that all cards of the page name. */
    | { readonly read: 'cards' }
  );

/**
 * `currency` says where the currency of this very price stands; else the text's own sign, else the host's. `per`: so
 * many of the number's units make one unit of the currency (Shopee counts in 100,000ths).
 */
export type PriceCandidate = Candidate & { readonly currency?: Candidate; readonly per?: number };

export type ListingFields = {
  readonly id: readonly Candidate[];
  readonly title: readonly Candidate[];
  readonly shopId: readonly Candidate[];
  readonly shopName: readonly Candidate[];
  readonly shopSlug: readonly Candidate[];
  readonly price: readonly PriceCandidate[];
  readonly description: readonly Candidate[];
  /** Praise outside the description; the first that answers. */
  readonly claimsText?: readonly Candidate[];
  /** The categories from the widest to the narrowest; the first candidate that answers, with `all`. */
  readonly breadcrumbs?: readonly Candidate[];
  /** The struck-through price of this very listing. */
  readonly wasPriceText?: readonly PriceCandidate[];
  /** Countdowns and words about how few are left, near the price; never of other listings. */
  readonly pressureText?: readonly Candidate[];
  /** The shop's id again, from places that do not follow the one `shopId` is read from; told where they disagree. */
  readonly shownShopId?: readonly Candidate[];
};

export type ShopFields = {
  readonly id: readonly Candidate[];
  readonly name: readonly Candidate[];
  readonly slug: readonly Candidate[];
};

/** Where the cards of a list page are. The first finder that finds any answers alone. */
export type CardFinder = {
  readonly select: string;
  /** The box is the nearest ancestor (or self) that fits, else what `select` found. A found link is the card's link. */
  readonly box?: string;
  /** Templates of a listing's path; the listing patterns of `pages` when not given. Holes: listingId, shopId. */
  readonly paths?: readonly string[];
  /** Query parameters that hold the real URL of an advertisement's link. */
  readonly unwrap?: readonly string[];
  /** Read inside the box, before the holes of the link. */
  readonly id?: readonly Candidate[];
  readonly shopId?: readonly Candidate[];
  readonly title: readonly Candidate[];
  readonly facts?: CardFacts;
  /** The same from responses of the tap: asked last, and only of cards that stand on the page. */
  readonly tapped?: readonly TappedFacts[];
};

/**
 * Embedded JSON that knows more of the cards than their boxes show. Each object that owns all keys of `where` is
 * about the card whose id, or address, stands at `id`. What it says goes before what the box says.
 */
export type CardFacts = {
  readonly where: readonly string[];
  readonly id: readonly string[];
  readonly title?: readonly string[];
  readonly shopId?: readonly string[];
  /** Selects the scripts. */
  readonly in?: string;
};

/**
 * A badge is there where `read` gives a value: any text, or one of `is` (`true` for a truth value of JSON).
 * On every kind of page that has one shop, so its place must be that shop's own and no other's card.
 */
export type BadgeFinder = {
  readonly badge: ShopBadge;
  readonly from: Candidate;
  readonly is?: readonly string[];
};
/** `CardFacts` in the responses of the tap named `from`. */
export type TappedFacts = Omit<CardFacts, 'in'> & { readonly from: string };

/** Elements that marks are set on: the first that is found and has text. */
export type AnchorSelectors = {
  readonly title: readonly string[];
  readonly shopName: readonly string[];
  readonly description: readonly string[];
};
