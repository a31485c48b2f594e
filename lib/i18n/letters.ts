import type { ReasonCode } from '#lib/domain/reason-code.ts';

/** The languages a letter can be written in. Only languages that somebody of the project writes well. */
export const letterLanguages = ['vi', 'en', 'th', 'id'] as const;
export type LetterLanguage = (typeof letterLanguages)[number];

/** What a letter to an authority says around what was seen. It states and asks; it accuses nobody. */
export type LetterWords = {
  readonly subject: {
    readonly page: string;
    readonly listing: string;
    readonly shop: string;
    readonly card: string;
  };
  readonly greeting: string;
  readonly intro: string;
  readonly reason: string;
  readonly url: string;
  readonly title: string;
  readonly shop: string;
  readonly price: string;
  readonly identifiers: string;
  readonly time: string;
  readonly seen: string;
  readonly quote: string;
  readonly words: string;
  readonly report: string;
  readonly closing: string;
  /** Stands where a letter was too long for a mail program. */
  readonly cut: string;
  readonly reasons: Readonly<Record<ReasonCode, string>>;
};

export const letters: Readonly<Record<LetterLanguage, LetterWords>> = {
  vi: {
    subject: {
      page: 'Phản ánh của người tiêu dùng về một trang web',
      listing: 'Phản ánh của người tiêu dùng về một sản phẩm bán trên mạng',
      shop: 'Phản ánh của người tiêu dùng về một gian hàng trên mạng',
      card: 'Phản ánh của người tiêu dùng về một sản phẩm bán trên mạng',
    },
    greeting: 'Kính gửi Quý đơn vị,',
    intro: 'Tôi xin phản ánh nội dung sau để Quý đơn vị xem xét.',
    reason: 'Điều tôi muốn phản ánh: {reason}',
    url: 'Địa chỉ: {url}',
    title: 'Sản phẩm: {title}',
    shop: 'Gian hàng: {shop}',
    price: 'Giá: {price}',
    identifiers: 'Mã nhận dạng: {identifiers}',
    time: 'Thời điểm xem: {time}',
    seen: 'Nguyên văn trên trang:',
    quote: '- “{quote}”',
    words: 'Điều tôi muốn nói thêm:',
    report: 'Mã báo cáo của tôi: {id}',
    closing: 'Trân trọng.',
    cut: '(Thư dài nên đã lược bớt một phần. Bản đầy đủ được giữ trong Chợ Lành.)',
    reasons: {
      counterfeit: 'hàng có dấu hiệu nhái nhãn hiệu',
      'non-delivery': 'tôi đã trả tiền nhưng không nhận được hàng',
      phishing: 'trang hỏi mật khẩu hoặc số thẻ dưới tên của nơi khác',
      impersonation: 'trang hoặc người bán dùng tên của tổ chức khác',
      'unlawful-health-ad': 'quảng cáo sản phẩm sức khỏe có thể chưa đúng quy định',
      'banned-substance': 'sản phẩm có thể chứa chất bị cấm',
      recalled: 'sản phẩm được cho là đã có thông báo thu hồi',
      'off-platform-payment': 'người bán đề nghị trả tiền ngoài sàn',
      'misleading-claim': 'nội dung quảng cáo có thể gây hiểu nhầm',
      'unregistered-shop': 'trang bán hàng có thể chưa thông báo với cơ quan quản lý',
      other: 'vấn đề khác, như nêu dưới đây',
    },
  },
  en: {
    subject: {
      page: 'Consumer report about a web page',
      listing: 'Consumer report about a product sold online',
      shop: 'Consumer report about an online shop',
      card: 'Consumer report about a product sold online',
    },
    greeting: 'Dear Sir or Madam,',
    intro: 'I would like to report the following for your consideration.',
    reason: 'What I report: {reason}',
    url: 'Address: {url}',
    title: 'Product: {title}',
    shop: 'Shop: {shop}',
    price: 'Price: {price}',
    identifiers: 'Identifiers: {identifiers}',
    time: 'Seen on: {time}',
    seen: 'Wording on the page:',
    quote: '- “{quote}”',
    words: 'What I would like to add:',
    report: 'My report number: {id}',
    closing: 'Yours faithfully.',
    cut: '(Shortened, because the letter was long. The whole text is kept in Chợ Lành.)',
    reasons: {
      counterfeit: 'goods that seem to copy a brand',
      'non-delivery': 'I paid and did not receive the goods',
      phishing: 'a page that asks for passwords or card numbers under another name',
      impersonation: 'a page or seller that uses the name of another organisation',
      'unlawful-health-ad': 'advertising of a health product that may not follow the rules',
      'banned-substance': 'a product that may contain a banned substance',
      recalled: 'a product that is said to have been recalled',
      'off-platform-payment': 'the seller asks for payment outside the platform',
      'misleading-claim': 'advertising that may mislead',
      'unregistered-shop': 'a shop site that may not be registered with the authority',
      other: 'another matter, as described below',
    },
  },
  th: {
    subject: {
      page: 'แจ้งข้อมูลจากผู้บริโภคเกี่ยวกับเว็บไซต์',
      listing: 'แจ้งข้อมูลจากผู้บริโภคเกี่ยวกับสินค้าที่ขายออนไลน์',
      shop: 'แจ้งข้อมูลจากผู้บริโภคเกี่ยวกับร้านค้าออนไลน์',
      card: 'แจ้งข้อมูลจากผู้บริโภคเกี่ยวกับสินค้าที่ขายออนไลน์',
    },
    greeting: 'เรียน เจ้าหน้าที่ที่เกี่ยวข้อง',
    intro: 'ข้าพเจ้าขอแจ้งข้อมูลต่อไปนี้เพื่อโปรดพิจารณา',
    reason: 'เรื่องที่แจ้ง: {reason}',
    url: 'ที่อยู่เว็บ: {url}',
    title: 'สินค้า: {title}',
    shop: 'ร้านค้า: {shop}',
    price: 'ราคา: {price}',
    identifiers: 'รหัสอ้างอิง: {identifiers}',
    time: 'วันและเวลาที่เห็น: {time}',
    seen: 'ข้อความบนหน้าเว็บ:',
    quote: '- “{quote}”',
    words: 'ข้อมูลเพิ่มเติม:',
    report: 'หมายเลขรายงานของข้าพเจ้า: {id}',
    closing: 'ขอแสดงความนับถือ',
    cut: '(ข้อความยาวจึงตัดบางส่วนออก)',
    reasons: {
      counterfeit: 'สินค้าที่อาจเลียนแบบเครื่องหมายการค้า',
      'non-delivery': 'ชำระเงินแล้วแต่ไม่ได้รับสินค้า',
      phishing: 'หน้าเว็บที่ขอรหัสผ่านหรือเลขบัตรโดยใช้ชื่อของผู้อื่น',
      impersonation: 'เว็บไซต์หรือผู้ขายที่ใช้ชื่อขององค์กรอื่น',
      'unlawful-health-ad': 'โฆษณาผลิตภัณฑ์สุขภาพที่อาจไม่เป็นไปตามกฎหมาย',
      'banned-substance': 'ผลิตภัณฑ์ที่อาจมีสารต้องห้าม',
      recalled: 'สินค้าที่อาจถูกเรียกคืน',
      'off-platform-payment': 'ผู้ขายขอให้ชำระเงินนอกแพลตฟอร์ม',
      'misleading-claim': 'โฆษณาที่อาจทำให้เข้าใจผิด',
      'unregistered-shop': 'ร้านค้าออนไลน์ที่อาจยังไม่ได้จดทะเบียน',
      other: 'เรื่องอื่นตามรายละเอียดด้านล่าง',
    },
  },
  id: {
    subject: {
      page: 'Laporan konsumen tentang sebuah halaman web',
      listing: 'Laporan konsumen tentang produk yang dijual daring',
      shop: 'Laporan konsumen tentang toko daring',
      card: 'Laporan konsumen tentang produk yang dijual daring',
    },
    greeting: 'Kepada Yth. petugas terkait,',
    intro: 'Saya ingin melaporkan hal berikut untuk ditinjau.',
    reason: 'Hal yang dilaporkan: {reason}',
    url: 'Alamat: {url}',
    title: 'Produk: {title}',
    shop: 'Toko: {shop}',
    price: 'Harga: {price}',
    identifiers: 'Kode pengenal: {identifiers}',
    time: 'Waktu dilihat: {time}',
    seen: 'Tulisan pada halaman:',
    quote: '- “{quote}”',
    words: 'Keterangan tambahan dari saya:',
    report: 'Nomor laporan saya: {id}',
    closing: 'Hormat saya.',
    cut: '(Surat ini panjang, jadi sebagian dipotong.)',
    reasons: {
      counterfeit: 'barang yang tampaknya meniru suatu merek',
      'non-delivery': 'saya sudah membayar tetapi barang tidak diterima',
      phishing: 'halaman yang meminta kata sandi atau nomor kartu atas nama pihak lain',
      impersonation: 'halaman atau penjual yang memakai nama organisasi lain',
      'unlawful-health-ad': 'iklan produk kesehatan yang mungkin tidak sesuai peraturan',
      'banned-substance': 'produk yang mungkin mengandung bahan terlarang',
      recalled: 'produk yang disebut telah ditarik dari peredaran',
      'off-platform-payment': 'penjual meminta pembayaran di luar platform',
      'misleading-claim': 'iklan yang mungkin menyesatkan',
      'unregistered-shop': 'situs toko yang mungkin belum terdaftar',
      other: 'hal lain seperti dijelaskan di bawah',
    },
  },
};
