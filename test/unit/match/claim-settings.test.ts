import { describe, expect, it } from 'vitest';
import type { IdentifierEvidence, TextEvidence } from '#lib/domain/evidence.ts';
import type { Subject } from '#lib/domain/subject.ts';
import { buildClaimSettings } from '#lib/match/claim-settings.ts';
import { buildShopKey } from '#lib/text/shop.ts';

const listing: Subject = { kind: 'listing', ref: 'listing', name: null };
const card: Subject = { kind: 'card', ref: 'card:1', name: null };

function text(subject: Subject, field: TextEvidence['field'], words: string): TextEvidence {
  return { type: 'text', subject, field, text: words, siteRuleVersion: 1 };
}

describe('buildClaimSettings', () => {
  it('reads each subject by its own title and description', () => {
    const settings = buildClaimSettings(
      [
        text(listing, 'description', 'Thực phẩm bảo vệ sức khỏe, hộp 30 gói.'),
        text(listing, 'title', 'Trà hoa mẫu'),
        text(card, 'title', 'Kem dưỡng da mẫu'),
      ],
      [],
    );
    expect(settings.get('listing')).toEqual({
      title: 'Trà hoa mẫu',
      productClass: 'supplement',
      platform: null,
    });
    expect(settings.get('card:1')?.productClass).toBe('cosmetic');
  });

  it('reads the class from the breadcrumbs, of which the listing’s own name is none', () => {
    const settings = buildClaimSettings(
      [
        text(listing, 'title', 'Kem mẫu'),
        text(listing, 'breadcrumbs', 'Trang chủ\nThực phẩm\nKem mẫu'),
      ],
      [],
    );
    expect(settings.get('listing')?.productClass).toBe('food');
    const plain = buildClaimSettings(
      [text(listing, 'title', 'Kem mẫu'), text(listing, 'breadcrumbs', 'Kem mẫu')],
      [],
    );
    expect(plain.get('listing')?.productClass).toBe('cosmetic');
  });

  it('knows no class and no title of a subject that only has a name', () => {
    const shop: Subject = { kind: 'shop', ref: 'shop', name: null };
    const settings = buildClaimSettings([text(shop, 'shop-name', 'Gian hàng mẫu')], []);
    expect(settings.get('shop')).toEqual({ title: null, productClass: null, platform: null });
  });

  it('takes the platform from the key of the shop', () => {
    const value = buildShopKey({ platform: 'shopee', country: 'vn', id: '12345' });
    const evidence: IdentifierEvidence = {
      type: 'identifier',
      subject: listing,
      field: 'shop',
      identifier: { kind: 'shop', value: value! },
      siteRuleVersion: 1,
    };
    const settings = buildClaimSettings([text(listing, 'title', 'Ấm trà')], [evidence]);
    expect(settings.get('listing')?.platform).toBe('shopee');
  });
});
