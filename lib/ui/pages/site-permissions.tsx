import type { Locale } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatCount, formatText } from '#lib/i18n/format.ts';
import type { JSX } from 'preact';

/** What may be read besides what the extension was installed for. `hosts`: `shop.example`, sorted. */
export type GrantedSites = {
  readonly required: number;
  readonly everyPage: boolean;
  readonly hosts: readonly string[];
};

export type SitesProps = {
  readonly locale: Locale;
  /** Null: it could not be asked. */
  readonly sites: GrantedSites | null;
  readonly hasFailed: boolean;
  /** Null: every page. */
  readonly onRemove: (host: string | null) => void;
  readonly onProtectAll: () => void;
};

/** Match patterns as the browser lists them, as what a shopper can take back. */
export function readGrantedSites(
  granted: readonly string[],
  required: readonly string[],
): GrantedSites {
  const added = granted.filter((origin) => !required.includes(origin));
  const hosts = added.flatMap((origin) => /^[^:]+:\/\/([^/]+)\//.exec(origin)?.[1] ?? []);
  const isWide = added.includes('<all_urls>') || hosts.includes('*');
  return {
    required: new Set(required).size,
    everyPage: isWide,
    hosts: [...new Set(hosts)].filter((host) => host !== '*').toSorted(),
  };
}

/** Where Chợ Lành may read, and every permission that can be taken back. */
export function SitePermissions(props: SitesProps): JSX.Element {
  const { locale, sites, onRemove } = props;
  const { sites: words } = catalogueOf(locale).choices;
  const rows =
    sites === null
      ? []
      : [
          ...(sites.everyPage ? [{ host: null, name: words.everyPage }] : []),
          ...sites.hosts.map((host) => ({ host, name: host })),
        ];
  return (
    <section aria-labelledby="sites">
      <h2 id="sites">{words.title}</h2>
      <p class="muted">{words.lead}</p>
      {sites === null ? (
        <p role="status">{words.unreadable}</p>
      ) : (
        <>
          <p>{formatCount(words.required, sites.required, locale)}</p>
          {rows.length === 0 && <p>{words.none}</p>}
          <ul class="rows">
            {rows.map(({ host, name }) => (
              <li key={name}>
                <bdi class="name">{name}</bdi>
                <button
                  type="button"
                  class="quiet"
                  aria-label={formatText(words.removeHint, { site: name })}
                  onClick={() => onRemove(host)}
                >
                  {words.remove}
                </button>
              </li>
            ))}
          </ul>
          {!sites.everyPage && (
            <>
              <p>{words.allWhy}</p>
              <div class="row">
                <button type="button" onClick={props.onProtectAll}>
                  {words.all}
                </button>
              </div>
            </>
          )}
          <p role="status" data-tone={props.hasFailed ? 'caution' : undefined}>
            {props.hasFailed && words.failed}
          </p>
        </>
      )}
    </section>
  );
}
