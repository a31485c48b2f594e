/** A second press on what was reported before. Vietnamese, the source. */
export const viPresses = {
  added: 'Bạn đã báo cáo mục này lúc {time}. Bằng chứng mới đã được thêm vào báo cáo đó.',
  further: 'Bạn đã báo cáo mục này lúc {time}. Đây là một báo cáo thêm.',
  furtherNote: 'Báo cáo thêm về mục bạn đã báo cáo lúc {time}. Chỉ máy này biết điều đó.',
};
