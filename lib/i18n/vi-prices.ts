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
};
