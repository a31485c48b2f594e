import { viChannels } from './vi-channels.ts';
import { viChoices } from './vi-choices.ts';
import { viFeeds } from './vi-feeds.ts';
import { viLearn } from './vi-learn.ts';
import { viLabels } from './vi-labels.ts';
import { viMutes } from './vi-mutes.ts';
import { viOutcomes } from './vi-outcomes.ts';
import { viPrices } from './vi-prices.ts';
import { viReport } from './vi-report.ts';
import { viPicture } from './vi-picture.ts';
import { viStop } from './vi-stop.ts';
import { viPresses } from './vi-presses.ts';
import { viWelcome } from './vi-welcome.ts';
import { viReports } from './vi-reports.ts';

/**
 * Vietnamese, the source of the catalogue: its keys are the keys of every other language.
 * `{name}` is a slot. Sentences say who, on what ground and since when; they accuse nobody (docs: the words we may use).
 */
export const vi = {
  guard: {
    productName: 'Chợ Lành',
    why: 'Vì sao?',
    report: 'Báo cáo',
    close: 'Đóng',
    undo: 'Hoàn tác',
    addDetails: 'Thêm chi tiết',
    whatIsSent: 'Nội dung gửi đi',
    source: 'Nguồn',
    objection: 'Gửi ý kiến phản đối',
    sellerAnswer: 'Người bán phản hồi:',
    rights: 'Quyền của bạn',
    callHotline: 'Gọi 1800.6838',
    writeEmail: 'Viết e-mail',
    reportKept: 'Đã lưu báo cáo trên máy của bạn. Chưa gửi đi đâu.',
    reportUndone: 'Đã xóa báo cáo.',
    reportFailed: 'Chưa lưu được báo cáo. Mời bạn thử lại.',
    mute: 'Tắt 30 ngày',
    muted: 'Đã tắt dấu hiệu này trong 30 ngày. Bạn vẫn thấy trong cửa sổ Chợ Lành.',
    unmuted: 'Đã bật lại dấu hiệu này.',
    muteFailed: 'Chưa tắt được. Trong cửa sổ riêng tư, Chợ Lành không ghi lại gì.',
  },
  /** The short word of a chip, a card mark or the toolbar. */
  word: {
    danger: 'Cảnh báo',
    caution: 'Nên xem',
    /** Caution where the worst finding is a claim of the page. */
    claim: 'Kiểm chứng',
    info: 'Lưu ý',
    credit: 'Nhãn đã xác thực',
    unchecked: 'Chưa kiểm tra được',
    none: 'Chưa có cảnh báo',
  },
  severity: {
    danger: 'Cảnh báo',
    caution: 'Cần kiểm chứng',
    info: 'Nên biết',
    none: 'Chưa có cảnh báo',
  },
  headline: {
    unchecked: 'Chưa kiểm tra được trang này',
    none: 'Chưa có dữ liệu cảnh báo',
    noneWithCredit: 'Chưa có dữ liệu cảnh báo, có nhãn đã đối chiếu',
    danger: {
      one: 'Nên xem kỹ 1 cảnh báo trước khi mua',
      many: 'Nên xem kỹ {count} điều trước khi mua',
    },
    caution: { one: '1 điều nên xem trước khi mua', many: '{count} điều nên xem trước khi mua' },
    info: { one: 'Có 1 điều nên biết', many: 'Có {count} điều nên biết' },
    /** Only things shown small on this page have findings, not the page itself. */
    cards: {
      one: '1 sản phẩm ở đây nên xem kỹ trước khi mua',
      many: '{count} sản phẩm ở đây nên xem kỹ trước khi mua',
    },
    cardsInfo: {
      one: 'Có điều nên biết về 1 sản phẩm ở đây',
      many: 'Có điều nên biết về {count} sản phẩm ở đây',
    },
  },
  detail: {
    place: '{kind} trên {platform}',
    /** Words that were not read cannot have been checked: said, so that silence is not taken for an answer. */
    unreadTitle: 'chưa đọc được tên sản phẩm',
    unreadDescription: 'chưa đọc được phần mô tả',
    unreadShop: 'chưa đọc được gian hàng',
    lookedUp: 'đã tra {lists}, cập nhật {age}',
    lists: { one: '1 danh sách', many: '{count} danh sách' },
    listsNamed: '{lists} ({titles})',
    cards: { one: '1 sản phẩm được đánh dấu', many: '{count} sản phẩm được đánh dấu' },
    joinLists: ', ',
    joinParts: ' · ',
  },
  pageKind: {
    listing: 'Sản phẩm',
    shop: 'Gian hàng',
    search: 'Trang tìm kiếm',
    category: 'Trang danh mục',
    cart: 'Giỏ hàng',
    checkout: 'Trang thanh toán',
    chat: 'Trang trò chuyện',
    home: 'Trang chủ',
    wall: 'Trang xác minh',
    shell: 'Trang chưa tải xong',
    other: 'Trang',
  },
  subject: {
    page: 'Trang này',
    listing: 'Sản phẩm',
    shop: 'Gian hàng',
    card: 'Sản phẩm trong danh sách',
  },
  /** Why a page was not checked. Never "no data": nothing was looked up. */
  notChecked: {
    wall: 'Trang đang yêu cầu xác minh hoặc đăng nhập nên chưa đọc được nội dung.',
    shell: 'Nội dung trang chưa tải xong. Mời bạn chờ một chút hoặc tải lại trang.',
    'site-changed':
      'Trang đã đổi cách trình bày nên Chợ Lành chưa đọc được. Chúng tôi sẽ cập nhật.',
    'not-a-shop-page': 'Trang này không phải trang bán hàng mà Chợ Lành đọc được.',
    'not-active-here': 'Chợ Lành chưa hoạt động ở trang này.',
    'feed-missing': 'Chưa mở được danh sách cảnh báo nên chưa tra được gì.',
    'feed-expired': 'Danh sách cảnh báo đã quá hạn nên không dùng để tra nữa.',
    'page-unreadable': 'Chợ Lành chưa đọc được trang này. Mời bạn tải lại trang.',
  },
  label: {
    claim: 'Nội dung cần kiểm chứng',
    reported: 'Có phản ánh chưa xác minh',
    'under-review': 'Đang được xem xét',
    listed: 'Có trong danh sách cảnh báo',
    confirmed: 'Cơ quan chức năng đã kết luận',
    cleared: 'Đã được gỡ',
    lapsed: 'Từng có trong danh sách cảnh báo',
    lapsedConfirmed: 'Từng có kết luận của cơ quan chức năng',
    'look-alike-host': 'Tên miền dễ nhầm',
    'off-platform-payment': 'Có số tài khoản ngân hàng',
    'off-platform-contact': 'Có liên hệ ngoài sàn',
    'shop-mismatch': 'Mã gian hàng không khớp',
    /** In front of the label of an entry of the demonstration list. */
    demo: '{label} (mẫu trình diễn)',
  },
  /** What a match is about, by the kind of identifier that matched. */
  why: {
    /** What of the page agrees with an entry. */
    thing: {
      host: 'Địa chỉ này',
      'url-prefix': 'Trang này',
      shop: 'Gian hàng này',
      listing: 'Sản phẩm này',
      phone: 'Số điện thoại này',
      'bank-account': 'Số tài khoản này',
      'tax-code': 'Mã số thuế này',
      handle: 'Tài khoản này',
      'product-name': 'Tên sản phẩm này',
      registration: 'Số công bố hoặc số đăng ký này',
    },
    named: '{thing} được nêu trong cảnh báo {about}, với lý do: {reason}.',
    namedBefore: '{thing} từng được nêu trong cảnh báo {about}, với lý do: {reason}.',
    'under-review':
      '{thing} có trong một mục đang được xem xét {about}, với lý do được nêu: {reason}.',
    'product-name':
      'Tên sản phẩm trùng với tên trong cảnh báo {about}, với lý do: {reason}; bạn nên so lại nhà sản xuất và số lô.',
    'product-batch': 'Tên và số lô trùng với cảnh báo {about}, với lý do: {reason}.',
    about: 'về “{about}”',
    aboutUnnamed: 'có ghi ở nguồn',
    reported: 'Có người phản ánh {about}, với lý do: {reason}; chưa ai xác minh.',
    lookAlike:
      'Địa chỉ {host} trông giống {official} nhưng không phải địa chỉ chính thức ({officialHost}).',
    offPlatformPayment:
      'Phần mô tả có ghi số tài khoản ngân hàng. Trả tiền ngoài sàn thường không có bảo vệ của sàn.',
    offPlatformContact:
      'Phần mô tả có ghi cách liên hệ ngoài sàn. Mua ngoài sàn thường không có bảo vệ của sàn.',
    shopMismatch:
      'Địa chỉ trang nêu gian hàng {address} nhưng nội dung trang nêu gian hàng {page}; bạn nên tải lại trang rồi xem lại gian hàng trước khi mua.',
    claimAgain: {
      one: 'Trên trang còn 1 chỗ tương tự.',
      many: 'Trên trang còn {count} chỗ tương tự.',
    },
    cleared: 'Mục cảnh báo {about} đã được gỡ.',
  },
  /** Who says so, since when, checked again when. One sentence each, joined. */
  source: {
    reported: 'Có phản ánh chưa xác minh gửi tới {curator}, từ {since} đến {until}.',
    'under-review': 'Đang được {curator} xem xét từ {since}.',
    listed: 'Có trong danh sách cảnh báo của {curator} từ {since}.',
    confirmed: '{authority} đã kết luận {when}.',
    confirmedNoAuthority: '{curator} ghi nhận kết luận {when}.',
    lapsed:
      'Từng có trong danh sách cảnh báo của {curator} từ {since}; đã quá hạn xem lại ({recheck}).',
    lapsedConfirmed: '{authority} từng kết luận {when}; đã quá hạn xem lại ({recheck}).',
    cleared: '{curator} đã gỡ {when}.',
    authority: 'Nơi cảnh báo: {authority}.',
    curator: 'Tổng hợp: {curator}.',
    checked: 'Kiểm tra gần nhất {checked}, xem lại trước {recheck}.',
    demo: 'Đây là dữ liệu mẫu để trình diễn, không nói về người bán thật.',
    lookAlike: 'Chợ Lành tự so địa chỉ này với danh sách địa chỉ chính thức.',
    offPlatform: 'Chợ Lành tự đọc phần mô tả, không dựa vào danh sách nào.',
    shopMismatch: 'Chợ Lành tự so địa chỉ với nội dung trang.',
    claim: 'Căn cứ: {ground}. Quy tắc {rule}.',
    link: 'Xem nguồn',
    officialLink: 'Mở địa chỉ chính thức',
    groundLink: 'Xem căn cứ',
    answer: '{text} ({on})',
  },
  /** Written to stand inside a sentence, behind "with the reason". */
  reason: {
    counterfeit: 'hàng nhái nhãn hiệu',
    'non-delivery': 'khách phản ánh đã trả tiền nhưng không nhận được hàng',
    phishing: 'trang xin mật khẩu hoặc số thẻ dưới tên của nơi khác',
    impersonation: 'dùng tên của tổ chức khác',
    'unlawful-health-ad': 'quảng cáo sản phẩm sức khỏe trái quy định',
    'banned-substance': 'sản phẩm có chất bị cấm',
    recalled: 'sản phẩm bị thu hồi',
    'off-platform-payment': 'đề nghị trả tiền ngoài sàn',
    'misleading-claim': 'quảng cáo có thể gây hiểu nhầm',
    'unregistered-shop': 'trang bán hàng chưa thông báo với Bộ Công Thương',
    other: 'lý do khác, xem ở nguồn',
  },
  age: {
    now: 'vừa xong',
    minutes: { one: '1 phút trước', many: '{count} phút trước' },
    hours: { one: '1 giờ trước', many: '{count} giờ trước' },
    days: { one: '1 ngày trước', many: '{count} ngày trước' },
    months: { one: '1 tháng trước', many: '{count} tháng trước' },
    years: { one: '1 năm trước', many: '{count} năm trước' },
  },
  when: {
    day: 'ngày {date}',
    month: 'tháng {date}',
  },
  popup: {
    title: 'Chợ Lành',
    loading: 'Đang đọc trang này',
    inactiveTitle: 'Chưa hoạt động ở trang này',
    inactiveHint: 'Chợ Lành chỉ tự đọc các sàn lớn đã nêu tên. Trang khác cần bạn cho phép.',
    protectAll: 'Bảo vệ mọi trang mua sắm',
    protectAllWhy:
      'Cần quyền đọc các trang bạn mở, để nhận ra trang bán hàng. Mọi việc tra cứu làm ngay trên máy.',
    protectSite: 'Chỉ bảo vệ {host}',
    protectAllDone: 'Đã bật. Mời bạn tải lại trang.',
    protectAllRefused: 'Chưa có quyền nên Chợ Lành vẫn chỉ đọc các sàn lớn.',
    reportPage: 'Báo cáo trang này',
    reportListing: 'Báo cáo sản phẩm này',
    reportShop: 'Báo cáo gian hàng này',
    reportKept: 'Đã lưu báo cáo',
    hotline: '1800.6838',
    hotlineHint: 'Tổng đài bảo vệ người tiêu dùng của Việt Nam, miễn phí',
    email: 'Viết e-mail',
    footer: 'Không gửi dữ liệu duyệt web',
    language: 'Ngôn ngữ',
    vietnamese: 'VI',
    english: 'EN',
    vietnameseName: 'Tiếng Việt',
    englishName: 'English',
    nothingFound:
      'Đã tra các danh sách và chưa thấy cảnh báo nào. Điều này không có nghĩa là đã được chứng nhận.',
    /** Pages of this site that its rule knows and could not read, in the last 14 days. */
    unreadPages: {
      one: 'Trong 14 ngày qua có 1 trang của nơi này chưa đọc được.',
      many: 'Trong 14 ngày qua có {count} trang của nơi này chưa đọc được.',
    },
    unreadPagesWhere: 'Số đếm này chỉ nằm trên máy của bạn, không gửi đi đâu.',
    forgetUnread: 'Xóa số đếm',
    failed: 'Chưa đọc được trạng thái của trang. Mời bạn đóng rồi mở lại cửa sổ này.',
  },
  stop: viStop,
  prices: viPrices,
  channels: viChannels,
  report: viReport,
  picture: viPicture,
  presses: viPresses,
  welcome: viWelcome,
  reports: viReports,
  outcomes: viOutcomes,
  feeds: viFeeds,
  labels: viLabels,
  learn: viLearn,
  mutes: viMutes,
  choices: viChoices,
};
