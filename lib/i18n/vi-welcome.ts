/** The page that is opened once after the install. Vietnamese, the source. */
export const viWelcome = {
  title: 'Chào bạn, đây là Chợ Lành',
  lead: 'Chợ Lành đi cùng bạn khi mua sắm trên mạng: đối chiếu người bán, địa chỉ và lời quảng cáo với các danh sách công khai, ngay trên máy của bạn.',
  skip: 'Bỏ qua',
  start: 'Bắt đầu mua sắm',
  language: 'Ngôn ngữ',
  does: {
    title: 'Chợ Lành làm gì',
    marks: 'Đánh dấu ngay tại chỗ',
    marksMore:
      'Dấu nhỏ trên sản phẩm và gian hàng cho biết có cảnh báo, có lời cần kiểm chứng hay có nhãn xanh. Mỗi dấu nêu ai nói, vì sao và từ ngày nào.',
    stop: 'Dừng lại trước trang bị cảnh báo',
    stopMore:
      'Khi địa chỉ có trong danh sách cảnh báo có nguồn, bạn thấy lý do trước khi vào. Bạn luôn có thể đi tiếp.',
    report: 'Báo cáo bằng một lần bấm',
    reportMore:
      'Báo cáo nằm trên máy bạn, phần riêng tư được che, và chỉ gửi tới nơi bạn thấy tên. Bạn có mười giây để hoàn tác.',
  },
  example: {
    title: 'Xem thử trên một tin bán mẫu',
    lead: 'Tin dưới đây là bịa, còn lời nhắc và phần tô là thật: Chợ Lành vừa đọc nó trên máy của bạn. Mời bạn bấm “Vì sao?”.',
    listing: 'Trà thảo mộc Nhà Mận (tin mẫu)',
    price: 'Giá: 89.000 ₫',
    description:
      'Uống trà mỗi ngày giúp giảm 10 kg trong 7 ngày. Bài thuốc gia truyền chữa dứt điểm tiểu đường, không tác dụng phụ.',
    loading: 'Đang đọc tin mẫu.',
    failed: 'Chưa mở được dữ liệu nên chưa đọc được tin mẫu. Mời bạn tải lại trang này.',
    kept: 'Đây là tin mẫu nên không có báo cáo nào được lưu.',
  },
  sites: {
    title: 'Chợ Lành đọc những trang nào',
    lead: 'Ngay sau khi cài: {sites}.',
  },
  protect: {
    title: 'Các trang mua sắm khác',
    done: 'Đã bật: Chợ Lành đọc mọi trang mua sắm bạn mở. Bạn tắt được bất cứ lúc nào trong trình duyệt.',
    refused: 'Chưa bật. Bạn bật được bất cứ lúc nào ở cửa sổ của tiện ích.',
  },
  never: {
    title: 'Những điều Chợ Lành không làm',
    browsing: 'Không gửi đi đâu trang bạn xem: mọi việc đối chiếu diễn ra trên máy.',
    safe: 'Không nói một trang là an toàn khi chưa đọc được: khi đó ghi “Chưa kiểm tra được”.',
    account: 'Không tài khoản, không quảng cáo, không mã tiếp thị, không đếm lượt xem.',
    block: 'Không cấm bạn: cảnh báo nào cũng có lý do để đọc và lối để đi tiếp.',
  },
};
