/** What is said of green labels, and of what is taken for one. Vietnamese, the source. */
export const viLabels = {
  heading: {
    named: 'Nhãn {label}, chưa thấy số chứng nhận',
    namedOnly: 'Có nêu nhãn {label}',
    notGreen: '{label}: không phải nhãn xanh',
    numberShown: 'Nhãn {label}, số chưa đối chiếu',
    absent: 'Nhãn {label}, chưa thấy số trong sổ đăng ký',
    expired: 'Nhãn {label}, số đã hết hạn',
    otherHolder: 'Nhãn {label}, sổ đăng ký ghi tên khác',
    verified: 'Nhãn {label}, số khớp danh bạ',
    /** Around a heading whose register is made up. */
    demo: '{heading} (mẫu trình diễn)',
  },
  why: {
    named:
      'Trang có nêu nhãn {label} nhưng chưa thấy số chứng nhận; bạn có thể hỏi người bán rồi tra cứu.',
    namedNoLookUp:
      'Trang có nêu nhãn {label} nhưng chưa thấy số chứng nhận; bạn có thể hỏi người bán số đó và nơi cấp.',
    namedOnly: 'Trang có nêu nhãn {label}; bạn có thể tra tên sản phẩm ở nơi cấp.',
    notGreen: 'Trang có nêu {label}; đây không phải nhãn xanh.',
    numberShown: 'Trang ghi số {number} cho nhãn {label}; số này chưa được đối chiếu với danh bạ.',
    absent:
      'Trang ghi số {number} cho nhãn {label}; chưa thấy số này trong bản sổ đăng ký mà Chợ Lành có, và bản này có thể chưa đủ.',
    expired: 'Số {number} của nhãn {label} trong sổ đăng ký đã hết hạn {when}.',
    otherHolder:
      'Số {number} của nhãn {label} có trong sổ đăng ký nhưng sổ đăng ký ghi tên khác: {holder}. Đó có thể là nhà sản xuất, bạn nên hỏi người bán.',
    verified: 'Số {number} của nhãn {label} khớp với danh bạ của nơi cấp.',
    holder: 'Người được cấp: {holder}. Phạm vi: {scope}.',
    validUntil: 'Hiệu lực đến {date}.',
    means: '{why} {certifies} {doesNotCertify}',
  },
  /** Stands in brackets behind who issues it. */
  kind: {
    'state-ecolabel': 'nhãn sinh thái của nhà nước',
    'private-ecolabel': 'nhãn môi trường của tổ chức độc lập',
    energy: 'nhãn năng lượng',
    organic: 'nhãn hữu cơ',
    forest: 'nhãn rừng',
    'textile-safety': 'nhãn an toàn hàng dệt',
    social: 'nhãn xã hội',
    'retailer-programme': 'chương trình của nơi bán',
    'not-a-green-label': 'không phải nhãn xanh',
  },
  source: {
    issuer: 'Nơi cấp nhãn: {issuer} ({kind}).',
    register: 'Đã so với {register}, bản ngày {asOf}.',
    unverified: 'Thông tin về nhãn này chưa được đối chiếu lại.',
    link: 'Tra cứu nhãn',
  },
};
