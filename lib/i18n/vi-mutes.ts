/** Findings that a shopper has muted: in the popup, and on the options page. */
export const viMutes = {
  headline: {
    one: 'Có 1 dấu hiệu bạn đã tắt ở trang này',
    many: 'Có {count} dấu hiệu bạn đã tắt ở trang này',
  },
  detail: { one: '1 dấu hiệu đã tắt', many: '{count} dấu hiệu đã tắt' },
  until: 'Đã tắt đến {day}',
  untilUndone: 'Đã tắt đến khi bạn bật lại',
  mute: 'Tắt dấu hiệu này',
  muteHint: 'Tắt dấu hiệu này: {label}',
  muteWhat:
    'Dấu hiệu này sẽ không hiện trên trang nữa, chỉ với đúng nơi này. Cửa sổ này vẫn kể và bạn bật lại lúc nào cũng được.',
  muteDanger:
    'Đây là cảnh báo có nguồn. Nếu tắt, trang sẽ không còn dấu, nhưng biểu tượng vẫn cảnh báo và trang dừng vẫn như cũ.',
  forDays: 'Tắt 30 ngày',
  untilBack: 'Tắt đến khi bật lại',
  confirm: 'Tôi đã đọc, tắt 30 ngày',
  failed: 'Chưa tắt được. Trong cửa sổ riêng tư, Chợ Lành không ghi lại gì.',
  undo: 'Bật lại',
  undoHint: 'Bật lại: {label}, {name}',
  title: 'Dấu hiệu đã tắt',
  lead: 'Những dấu hiệu bạn không muốn thấy ở một nơi. Dấu hiệu nặng hơn lúc tắt sẽ hiện lại. Danh sách này chỉ nằm trên máy của bạn.',
  none: 'Bạn chưa tắt dấu hiệu nào.',
  unreadable: 'Chưa đọc được phần này. Mời bạn mở lại trang.',
  search: 'Tìm trong danh sách',
  found: { one: 'Thấy 1 dấu hiệu', many: 'Thấy {count} dấu hiệu' },
  noneFound: 'Không thấy dấu hiệu nào như vậy.',
  undoAll: 'Bật lại tất cả',
  since: 'Tắt ngày {day}',
  nameless: 'Không rõ tên',
};
