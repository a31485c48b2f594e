/** One offer of the made-up market. Names, shops, prices and sentences are invented. */
export type Good = {
  readonly id: string;
  readonly title: string;
  readonly priceVnd: number;
  /** Paragraphs. */
  readonly description: readonly string[];
};

/** Sentences a shopper should be asked to check: each is caught by a claim rule. */
export const slimmingTea: Good = {
  id: '5001',
  title: 'Trà thảo mộc Sớm Mai giảm 5 kg trong 7 ngày hộp 30 gói',
  priceVnd: 189_000,
  description: [
    'Trà thảo mộc Sớm Mai gồm lá sen, hoa cúc và cam thảo, đóng gói hút chân không.',
    'Uống đều mỗi tối, giảm 5 kg trong 7 ngày mà vẫn ăn uống bình thường.',
    'Công thức nhà làm, không tác dụng phụ, cam kết hiệu quả 100%.',
    'Bảo quản nơi khô ráo, dùng trong 12 tháng kể từ ngày đóng gói.',
  ],
};

export const jointCream: Good = {
  id: '5002',
  title: 'Cao xoa bóp Đồi Gió lọ 60 g',
  priceVnd: 95_000,
  description: [
    'Cao xoa bóp từ dầu quế, tinh dầu bạc hà và sáp ong, mùi thơm nhẹ.',
    'Nhiều khách phản hồi dùng ba lọ là trị dứt điểm đau nhức xương khớp.',
    'Lọ thuỷ tinh 60 g, có nắp trong, dễ mang theo.',
  ],
};

export const organicCotton: Good = {
  id: '5003',
  title: 'Khăn bông tự nhiên bộ 3 khăn, chuẩn USDA Organic',
  priceVnd: 135_000,
  description: [
    'Bộ ba khăn bông dệt mau, viền cuốn, thấm nước nhanh.',
    'Sợi bông chuẩn USDA Organic, hộp giấy đóng gói có mã FSC-C123456.',
    'Giặt máy ở 40 độ, phơi nơi thoáng gió.',
  ],
};

/** Names a made-up label whose number stands in the demonstration register, under the shop's own name. */
export const provenPaper: Good = {
  id: '5005',
  title: 'Khăn giấy Sớm Mai hộp 100 tờ',
  priceVnd: 28_000,
  description: [
    'Khăn giấy hai lớp, mềm, không mùi.',
    'Giấy mang nhãn Lá Lành Demo, số LL-DEMO-0001.',
    'Hộp 100 tờ, kích thước 18 x 20 cm.',
  ],
};

export const ordinary: Good = {
  id: '5004',
  title: 'Bình giữ nhiệt inox 500 ml nắp gỗ tre',
  priceVnd: 165_000,
  description: [
    'Bình hai lớp inox 304, nắp vặn có đệm silicon, giữ nóng khoảng sáu giờ.',
    'Dung tích 500 ml, cao 22 cm, nặng 310 g. Rửa tay với nước ấm.',
    'Đổi trả trong bảy ngày nếu hàng bị móp do vận chuyển.',
  ],
};

const things = [
  'Áo thun cổ tròn vải cotton',
  'Quần ống rộng lưng thun',
  'Túi vải đi chợ gấp gọn',
  'Sổ tay bìa giấy kraft 120 trang',
  'Bút gel ngòi 0,5 mm',
  'Cốc sứ tráng men',
  'Khay gỗ cao su',
  'Dép đi trong nhà',
  'Rèm vải một lớp',
  'Chảo chống dính đáy từ',
  'Hộp cơm ba ngăn',
  'Đèn bàn kẹp cạnh',
  'Giá sách năm tầng',
  'Dây sạc bọc dù',
  'Tất cổ ngắn',
  'Chậu trồng cây ban công',
  'Khăn trải bàn kẻ ô',
  'Ô gấp ba khúc',
];
const kinds = ['màu be', 'màu xanh rêu', 'cỡ vừa', 'cỡ lớn'];

/** So many everyday goods that nothing is to be said about; the same ones every time. */
export function listOrdinaryGoods(count: number, firstId = 6000): Good[] {
  return Array.from({ length: count }, (_, at) => ({
    id: String(firstId + at),
    title: `${things[at % things.length]} ${kinds[Math.floor(at / things.length) % kinds.length]}`,
    priceVnd: 39_000 + ((at * 7_000) % 260_000),
    description: ['Hàng dùng hằng ngày, đóng gói cẩn thận, giao trong hai đến bốn ngày.'],
  }));
}

/** The everyday goods with the three that carry claims among them, at places 4, 20 and 41. */
export function listGoodsWithClaims(count: number): Good[] {
  const goods = listOrdinaryGoods(count - 2);
  goods.splice(3, 0, slimmingTea);
  goods.splice(19, 0, {
    ...jointCream,
    title: 'Cao xoa bóp Đồi Gió trị dứt điểm đau khớp lọ 60 g',
  });
  return goods;
}

/** `189.000` as Vietnamese shops write it. */
export function dong(amount: number): string {
  return String(amount).replaceAll(/\B(?=(\d{3})+$)/g, '.');
}
