/** What a kept report says. Vietnamese, the source. The letter that it is written as: letters.ts. */
export const viReport = {
  kept: 'Đã lưu báo cáo trên máy của bạn. Bạn có thể gọi hoặc gửi e-mail cho cơ quan chức năng.',
  leaving:
    'Đã lưu báo cáo. Báo cáo sẽ được gửi tới {host} sau 10 giây. Bạn cũng có thể gọi hoặc gửi e-mail cho cơ quan chức năng.',
  /** Where no number and address of the shopper's country are known. */
  keptOnly:
    'Đã lưu báo cáo trên máy của bạn. Trang “Báo cáo của tôi” nêu những nơi bạn có thể gửi tới.',
  leavingOnly:
    'Đã lưu báo cáo. Báo cáo sẽ được gửi tới {host} sau 10 giây. Trang “Báo cáo của tôi” nêu những nơi khác.',
  addressUnverified:
    'Địa chỉ e-mail lấy từ bản lưu của trang online.gov.vn, bạn nên kiểm tra lại trước khi gửi.',
  writeEmail: 'Gửi e-mail cho {operator}',
};
