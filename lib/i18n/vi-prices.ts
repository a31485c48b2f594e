/** What is said of prices, and of pressure to buy at once. */
export const viPrices = {
  'discount-above-limit': {
    label: 'Mức giảm giá trên {limit}%',
    why: 'Giá ghi trên trang là {price}, giá gạch là {was}, tức giảm {percent}%. Ngoài các đợt khuyến mại tập trung, mức giảm tối đa là {limit}% giá ngay trước khuyến mại; bạn nên so giá với nơi khác.',
    whyWritten:
      'Trang ghi giảm {percent}%. Ngoài các đợt khuyến mại tập trung, mức giảm tối đa là {limit}% giá ngay trước khuyến mại; bạn nên so giá với nơi khác.',
    source:
      'Căn cứ: Nghị định 81/2018/NĐ-CP về xúc tiến thương mại. Trong đợt khuyến mại tập trung, mức cao hơn có thể vẫn đúng quy định; ngoại lệ này chưa được đối chiếu lại.',
  },
  'countdown-restarted': {
    label: 'Đồng hồ đếm ngược chạy lại',
    why: 'Trang từng báo giá này kết thúc lúc {said}. Nay giá vẫn như vậy và đồng hồ báo {now}.',
  },
  'stock-unchanged': {
    label: 'Số còn lại không đổi',
    why: 'Từ {since} đến nay, trang vẫn ghi chỉ còn {left}.',
  },
  'was-price-unseen': {
    label: 'Chưa từng thấy giá gạch',
    why: 'Giá gạch là {was}. Từ {since} đến nay bạn chưa thấy trang này bán với giá đó.',
  },
  /** On the options page. */
  kept: {
    title: 'Những lần bạn mở trang sản phẩm',
    lead: 'Chợ Lành ghi lại giá, đồng hồ đếm ngược và số còn lại mà trang hiện ra, để nhận ra sự thúc giục không thật. Dữ liệu nằm trên máy của bạn, không gửi đi đâu, và tự xóa sau 90 ngày. Cửa sổ riêng tư không được ghi.',
    count: 'Đang giữ {visits} lần mở của {listings} sản phẩm.',
    none: 'Hiện không giữ lần mở nào.',
    forget: 'Xóa tất cả',
    failed: 'Chưa đọc được phần này. Mời bạn mở lại trang.',
  },
  ownVisits:
    'Chỉ tính những lần bạn đã mở trang này ({visits} lần, từ {since}). Dữ liệu nằm trên máy của bạn, không gửi đi đâu.',
};
