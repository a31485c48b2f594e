/** Firefox asks its shopper before an extension may send anything. Vietnamese, the source. */
export const viConsent = {
  kept: 'Đã lưu báo cáo trên máy của bạn, chưa gửi tới {host}: Firefox cần bạn đồng ý trước. Bạn có thể đồng ý ở trang báo cáo, hoặc gọi hay gửi e-mail cho cơ quan chức năng.',
  state: 'Chỉ lưu trên máy này, chưa gửi tới {host}: Firefox cần bạn đồng ý trước.',
  allow: 'Đồng ý và gửi tới {host}',
};
