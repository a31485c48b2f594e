import type { JSX } from 'preact';
import { Agreement, type AgreementProps } from './agreement.tsx';
import { Feeds } from './feeds.tsx';
import type { FeedsProps } from './feeds-props.ts';
import { type RecentProps, RecentShopList } from './recent-shops.tsx';

export type OptionsProps = FeedsProps &
  Pick<AgreementProps, 'agreement' | 'onAgreement'> &
  Pick<RecentProps, 'shops' | 'onForget'>;

/** The page of everything a shopper may decide. Pure: what it is given is what it shows. */
export function Options(props: OptionsProps): JSX.Element {
  const { locale, page } = props;
  return (
    <main lang={locale}>
      <Feeds {...props} />
      {page.state === 'ready' && (
        <>
          <Agreement {...props} feeds={page.feeds} />
          <RecentShopList {...props} />
        </>
      )}
    </main>
  );
}
