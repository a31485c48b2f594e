/** Firefox asks its shopper before an extension may send anything. Vietnamese, the source. */
export const viConsent = {
  kept: 'Đã lưu báo cáo trên máy của bạn, chưa gửi tới {host}: Firefox cần bạn đồng ý trước. Bạn có thể đồng ý ở trang báo cáo, hoặc gọi hay gửi e-mail cho cơ quan chức năng.',
  /** Where no number and address of the shopper's country are known. */
  keptOnly:
    'Đã lưu báo cáo trên máy của bạn, chưa gửi tới {host}: Firefox cần bạn đồng ý trước. Bạn có thể đồng ý ở trang “Báo cáo của tôi”, nơi nêu cả những nơi khác.',
  state: 'Chỉ lưu trên máy này, chưa gửi tới {host}: Firefox cần bạn đồng ý trước.',
  allow: 'Đồng ý và gửi tới {host}',
};
