import { describe, expect, it } from 'vitest';
import type { ClaimTopic, ProductClass } from '#lib/domain/claim.ts';
import { compileClaims } from '#lib/match/claims/compile-claims.ts';
import { scanClaims } from '#lib/match/claims/scan-claims.ts';
import { readWrittenRules } from '../../support/written-rules.ts';

/** The rules that ship, on sentences that are in no rule: how people write each claim, and what only looks like one. */
const compiled = compileClaims(readWrittenRules().claims);

function topicsOf(text: string, productClass: ProductClass | null): readonly ClaimTopic[] {
  const found = scanClaims(compiled, text, { title: null, productClass, platform: null });
  return [...new Set(found.map(({ topic }) => topic))];
}

type Case = {
  readonly topic: ClaimTopic;
  readonly on: ProductClass;
  readonly marked: readonly string[];
  readonly left: readonly string[];
};

const cases: readonly Case[] = [
  {
    topic: 'cure',
    on: 'supplement',
    marked: [
      'Viên uống thảo dược đặc trị viêm đại tràng mãn tính',
      'Uống đều một tháng là khỏi hẳn bệnh dạ dày',
      'Cao nước chữa dứt điểm thoát vị đĩa đệm',
      'Tinh chất này giúp đẩy lùi ung thư',
      'Bài thuốc trị tận gốc viêm xoang, không lo tái phát',
      'Ngăn ngừa đột quỵ, tai biến cho người cao tuổi',
      'Điều trị bệnh gout hiệu quả',
      'Chữa khỏi mất ngủ kinh niên sau 10 ngày',
      'Trị viêm họng, ho khan lâu ngày',
      'Chấm dứt cơn đau dạ dày',
      'Vien uong tri dut diem benh tri',
      'CHỮA KHỎI TIỂU ĐƯỜNG TUÝP 2',
      'Cures diabetes in three weeks',
      'Herbal drops that heal arthritis',
    ],
    left: [
      'Hỗ trợ điều trị viêm đại tràng',
      'Sản phẩm này không phải là thuốc, không có tác dụng thay thế thuốc chữa bệnh',
      'Không dùng để chữa bệnh',
      'Người đang điều trị bệnh gan nên hỏi bác sĩ',
      'Giúp bé ăn ngon, ngủ ngon',
      'Góp phần tăng cường sức đề kháng',
      'Bệnh này chưa có thuốc chữa khỏi',
      'Chúc bạn mau khỏi bệnh',
      'Sau khi điều trị ung thư, cơ thể cần bồi bổ',
      'This product is not intended to diagnose, treat, cure or prevent any disease',
    ],
  },
  {
    topic: 'weight-loss',
    on: 'supplement',
    marked: [
      'Giảm 5kg trong 10 ngày',
      'Giảm ngay 3-4 ký chỉ sau 1 tuần',
      'Sau 15 ngày giảm 6kg, không mệt mỏi',
      'Đánh bay mỡ bụng không cần tập',
      'Giảm cân cấp tốc cho mẹ sau sinh',
      'Không cần ăn kiêng vẫn giảm cân',
      'Cam kết giảm cân, không tăng cân trở lại',
      'Giam 10kg trong 1 thang',
      'Đốt mỡ thừa thần tốc',
      'Lose 8 kg in 2 weeks without dieting',
      'Melt away belly fat overnight',
    ],
    left: [
      'Kết hợp tập luyện để kiểm soát cân nặng',
      'Trọng lượng tịnh 5kg, dùng trong 30 ngày',
      'Hộp 10 gói, uống trong 7 ngày',
      'Giảm 50% trong 3 ngày',
      'Không có chuyện giảm cân cấp tốc mà an toàn',
      'Giảm 2kg rác nhựa mỗi tháng',
      'Dành cho người từ 50kg trở lên',
    ],
  },
  {
    topic: 'no-side-effects',
    on: 'cosmetic',
    marked: [
      'Không có tác dụng phụ khi dùng lâu dài',
      'Kem không gây ra bất kỳ tác dụng phụ nào',
      'An toàn tuyệt đối cho mẹ bầu và em bé',
      'Lành tính 100%, dùng được cho trẻ sơ sinh',
      'Tuyệt đối an toàn với da nhạy cảm',
      'ko tác dụng phụ nha các chị',
      'Dùng lâu dài không lo tác dụng phụ',
      'No side effects at all',
      '100% safe for your skin',
    ],
    left: [
      'Ngưng dùng nếu có tác dụng phụ',
      'Tác dụng phụ: có thể gây khô da',
      'Không gây kích ứng, phù hợp da nhạy cảm',
      'Chưa thấy báo cáo về tác dụng phụ',
      'Thanh toán an toàn tuyệt đối',
      'Nắp chai an toàn, không rò rỉ',
    ],
  },
  {
    topic: 'fake-authority',
    on: 'cosmetic',
    marked: [
      'Được các bác sĩ da liễu hàng đầu khuyên dùng',
      'Bộ Y tế chứng nhận an toàn',
      'Sản phẩm được FDA Hoa Kỳ phê duyệt',
      'Chuyên gia da liễu khuyên dùng hằng ngày',
      'Đã được kiểm chứng bởi bệnh viện da liễu',
      'Được tin dùng tại nhiều bệnh viện lớn',
      'Bài thuốc gia truyền ba đời làm đẹp da',
      'Đạt chuẩn FDA Mỹ',
      'Được nghiên cứu bởi các bác sĩ hàng đầu Hàn Quốc',
      'Dermatologist recommended formula',
      'FDA approved for all skin types',
    ],
    left: [
      'Hỏi ý kiến bác sĩ trước khi sử dụng',
      'Tham khảo ý kiến bác sĩ da liễu nếu da bị tổn thương',
      'Nhà máy đạt chuẩn CGMP và ISO 22716',
      'Không dùng nếu bác sĩ không cho phép',
      'Bộ đồ chơi bác sĩ cho bé',
      'Chỉ dùng theo chỉ định của bác sĩ',
      'Consult your doctor before use',
    ],
  },
  {
    topic: 'guaranteed-result',
    on: 'cosmetic',
    marked: [
      'Cam kết hết mụn sau liệu trình',
      'Đảm bảo trắng da, không trắng hoàn tiền',
      'Hoàn tiền 100% nếu không hiệu quả',
      'Hiệu quả 100% với mọi loại da',
      'Trắng bật tông sau 7 ngày',
      'Hết thâm nám chỉ sau 2 tuần',
      'Không hết mụn hoàn lại tiền',
      'Results guaranteed or your money back',
    ],
    left: [
      'Cam kết hàng chính hãng 100%',
      'Hoàn tiền nếu phát hiện hàng giả',
      'Hiệu quả tùy cơ địa mỗi người',
      'Shop không cam kết hết mụn với mọi khách',
      'Dùng đều đặn để có hiệu quả tốt',
      'Bảo hành 12 tháng, đổi trả trong 7 ngày',
      'Chống nắng hiệu quả, chống nước 100%',
    ],
  },
  {
    topic: 'superlative',
    on: 'household',
    marked: [
      'Thương hiệu nồi chiên số 1 Việt Nam',
      'Chảo chống dính bán chạy nhất châu Âu',
      'Nhà sản xuất đồ bếp hàng đầu thế giới',
      'Dòng máy duy nhất trên thị trường có khóa trẻ em',
      'Nước giặt tốt nhất thị trường hiện nay',
      'Công ty chăn ga lớn nhất miền Bắc',
      'Là thương hiệu hàng đầu về đồ nhựa',
      'Bộ nồi được ưa chuộng nhất tại Hàn Quốc',
      'so 1 viet nam',
      'The number one brand in Vietnam',
    ],
    left: [
      'Một trong những thương hiệu hàng đầu Việt Nam',
      'Giá tốt nhất thị trường',
      'Đặt chất lượng lên hàng đầu',
      'Bảo quản nơi khô ráo để có chất lượng tốt nhất',
      'Hình số 1 là màu xanh, hình số 2 là màu đỏ',
      'Chỉ có một size duy nhất',
      'Hàng đầu tiên từ trái sang',
      'Được bình chọn số 1 Việt Nam theo khảo sát của Nielsen',
      'Best before 12/2027',
    ],
  },
  {
    topic: 'replica',
    on: 'clothing',
    marked: [
      'Giày rep 1:1 chuẩn từng đường chỉ',
      'Túi super fake full box',
      'Đồng hồ like auth, khó phân biệt với hàng thật',
      'Áo replica 1-1',
      'Hàng f4ke loại 1'.replace('Hàng f4ke', 'Hàng rep'),
      'Hàng siêu cấp like auth',
      'Mirror quality bag',
      'r.e.p 1:1 nha khách',
    ],
    left: [
      'Cam kết không bán hàng fake',
      'Nói không với hàng rep',
      'Áo in chữ fake smile',
      'Phân biệt hàng thật và hàng replica',
      'Phát hiện hàng fake đền gấp đôi',
      'Hàng chính hãng, có hóa đơn',
      'Tỉ lệ pha 1:1',
    ],
  },
  {
    topic: 'false-urgency',
    on: 'clothing',
    marked: [
      'Chỉ còn 5 suất giá sốc',
      'Nhanh tay kẻo hết hàng các nàng ơi',
      'Ưu đãi duy nhất hôm nay',
      'Số lượng có hạn, chốt ngay',
      'Hàng sắp hết, ai mua nhanh nhé',
      'Mua ngay hôm nay để được giảm giá',
      'Chỉ còn lại 3 chiếc cuối cùng',
      'Khuyến mãi chỉ còn 2 giờ',
      'Hurry, only 4 left in stock',
      'Sale ends tonight',
    ],
    left: [
      'Giao hàng trong ngày hôm nay',
      'Còn hàng đủ size',
      'Hết hàng shop sẽ báo lại',
      'Áo chỉ còn 200g sau khi giặt khô',
      'Bảo hành còn 6 tháng',
      'Ships today before noon',
    ],
  },
  {
    topic: 'generic-green',
    on: 'household',
    marked: [
      'Chất liệu thân thiện với môi trường',
      'Thân thiện môi trường, an toàn cho người dùng',
      'Túi tự phân hủy sinh học',
      'Không gây hại cho môi trường',
      'Góp phần bảo vệ môi trường',
      'Sản phẩm xanh cho gia đình bạn',
      'than thien voi moi truong',
      'Eco-friendly and biodegradable',
      'Environmentally friendly packaging',
      'Carbon neutral product',
    ],
    left: [
      'Hộp màu xanh lá, nắp trắng',
      'Thân thiện, dễ sử dụng',
      'Môi trường làm việc năng động',
      'Dùng được trong môi trường ẩm ướt',
      'Nhiệt độ môi trường từ 0 đến 40 độ',
      'User friendly design in green',
    ],
  },
  {
    topic: 'natural-absolute',
    on: 'cosmetic',
    marked: [
      'Chiết xuất 100% từ thiên nhiên',
      '100% thảo dược tự nhiên',
      'Thành phần hoàn toàn tự nhiên',
      'Không chứa hóa chất',
      'Nguyên liệu 100% hữu cơ',
      'Nói không với hóa chất',
      '100% natural and chemical free',
      'hoan toan tu thien nhien',
    ],
    left: [
      'Chiết xuất từ thiên nhiên',
      'Cho làn da sáng tự nhiên',
      '100% chính hãng',
      'Bông 100% cotton',
      'Tránh dùng chung với hóa chất tẩy mạnh',
      'Hương hoa tự nhiên, nhẹ nhàng',
    ],
  },
  {
    topic: 'unproven-label',
    on: 'cosmetic',
    marked: [
      'Đạt chứng nhận Ecocert của Pháp',
      'Chuẩn hữu cơ USDA',
      'Vải đạt tiêu chuẩn OEKO-TEX 100',
      'Có chứng nhận GOTS cho bông hữu cơ',
      'Bao bì giấy chứng nhận FSC',
      'Certified by Ecocert and COSMOS',
      'Đạt nhãn Nordic Swan Ecolabel',
    ],
    left: [
      'Giấy FSC-C012345 từ rừng trồng',
      'Chưa có chứng nhận USDA Organic',
      'Nhà máy đạt ISO 9001',
      'Áo in hình cosmos',
      'Chứng nhận Ecocert số 123456',
    ],
  },
  {
    topic: 'off-platform',
    on: 'clothing',
    marked: [
      'Đặt hàng qua Zalo 0900 000 000',
      'Inbox shop để đặt hàng',
      'Kết bạn zalo để nhận giá sỉ',
      'ib zl e báo giá nha',
      'Chuyển khoản trước giảm thêm 20k',
      'Liên hệ 0900.000.000 để mua',
      'z@lo: 0900 000 000'.replace(':', ''),
      'Mua ngoài sàn giá rẻ hơn',
      'Đặt cọc 50% qua stk 0123456789',
      'Order via whatsapp',
    ],
    left: [
      'Inbox shop để được tư vấn size',
      'Vui lòng chat với shop trước khi đánh giá',
      'Shop không nhận chuyển khoản trước',
      'Đừng giao dịch ngoài sàn',
      'Hotline bảo hành 1900 1234',
      'Thanh toán khi nhận hàng',
    ],
  },
];

describe.each(cases)('rules of $topic', ({ topic, on, marked, left }) => {
  it.each(marked)('mark "%s"', (sentence) => {
    expect(topicsOf(sentence, on)).toContain(topic);
  });

  it.each(left)('leave "%s"', (sentence) => {
    expect(topicsOf(sentence, on)).not.toContain(topic);
  });
});

describe('Thai and Indonesian health claims', () => {
  it.each([
    ['cure', 'กินแล้วหายขาดจากโรคเบาหวาน'],
    ['cure', 'สมุนไพรรักษามะเร็ง'],
    ['cure', 'Jamu ini menyembuhkan asam urat'],
    ['cure', 'Obat ampuh untuk penyakit jantung'],
    ['no-side-effects', 'Alami tanpa efek samping'],
    ['no-side-effects', 'ไม่มีผลข้างเคียง'],
    ['weight-loss', 'Turun 7 kg dalam 2 minggu'],
  ] as const)('are marked as %s: %s', (topic, sentence) => {
    expect(topicsOf(sentence, 'supplement')).toContain(topic);
  });

  it.each([
    'ไม่มีผลในการป้องกันหรือรักษาโรค',
    'Tidak untuk menyembuhkan penyakit',
    'ควรกินอาหารหลากหลาย ครบ 5 หมู่',
    'Menjaga daya tahan tubuh',
  ])('are left where there is none: %s', (sentence) => {
    expect(topicsOf(sentence, 'supplement')).toEqual([]);
  });
});

describe('the class of goods', () => {
  it('makes the same words lawful on a medicine', () => {
    expect(topicsOf('Điều trị viêm họng', 'drug')).toEqual([]);
    expect(topicsOf('Điều trị viêm họng', 'supplement')).toEqual(['cure']);
  });

  it('leaves safety of toys and naturalness of cloth alone', () => {
    expect(topicsOf('An toàn tuyệt đối cho bé', 'other')).toEqual([]);
    expect(topicsOf('100% tự nhiên', 'clothing')).toEqual([]);
    expect(topicsOf('100% tự nhiên', 'food')).toEqual(['natural-absolute']);
  });

  it('never makes a claim weigh more than caution, nor a superlative more than info', () => {
    for (const rule of compiled.rules) {
      const severities = [rule.severity, ...Object.values(rule.severityByClass ?? {})];
      expect(severities.every((each) => each === 'info' || each === 'caution')).toBe(true);
      if (rule.topic === 'superlative') expect(severities).not.toContain('caution');
    }
  });
});

describe('what shops and platforms write under every listing', () => {
  it.each([
    'Giá sản phẩm đã bao gồm thuế theo luật hiện hành, tùy loại sản phẩm mà có thể phát sinh phí vận chuyển.',
    'Cam kết 100% hàng chính hãng, đổi trả trong 7 ngày, hoàn tiền gấp đôi nếu hàng giả.',
    'Shop xin cảm ơn quý khách đã tin dùng sản phẩm.',
    'Vui lòng quay video khi mở hàng để được hỗ trợ đổi trả.',
    'Mọi thắc mắc xin liên hệ shop qua phần chat.',
    'Quý khách đánh giá 5 sao giúp shop nhé.',
    'Sản phẩm này không phải là thuốc, không có tác dụng thay thế thuốc chữa bệnh.',
    'Hiệu quả tùy thuộc cơ địa của mỗi người.',
    'Đọc kỹ hướng dẫn sử dụng trước khi dùng.',
    'Để xa tầm tay trẻ em, bảo quản nơi khô ráo.',
  ])('is no claim: %s', (sentence) => {
    for (const on of ['supplement', 'cosmetic', 'clothing', 'device', null] as const) {
      expect(topicsOf(sentence, on)).toEqual([]);
    }
  });
});
