/** What became of a report, on "Báo cáo của tôi". Vietnamese, the source. */
export const viOutcomes = {
  status: {
    accepted: 'Đã được xem xét: cảnh báo đã được thêm.',
    rejected: 'Đã được xem xét: chưa đủ cơ sở để thêm cảnh báo.',
    cleared: 'Đã được xem xét lại: cảnh báo đã được gỡ.',
  },
  /** `when`: "ngày 20/11/2026". */
  by: '{publisher} quyết định {when}.',
  about: 'Điều được xem xét: {reason}.',
  objection: 'Gửi ý kiến về quyết định này',
  ledger: 'Xem sổ kết quả của nơi nhận',
};
