/**
 * Phrases that every label is read with, in the language of `lib/match/claims/parse-pattern.ts`. They are the scanner's and no
 * feed's: a feed whose label forgot them would show a label that the page says it has not.
 */

/** Right before a name: the label is not there, not yet there, or only something like it is. */
export const denials: readonly string[] = [
  '(không|chưa|chẳng|chả) [hề|hẳn] (có|đạt|được|phải|là|mang|dán|xin|nhận|theo|qua|thuộc|đăng ký|công bố|nêu)',
  '(không|chưa) [cần] (chứng nhận|chứng chỉ|kiểm định)',
  '(thiếu|mất|hết hạn|bị thu hồi|bị tước) [chứng nhận|chứng chỉ|nhãn|tem|giấy]',
  '(đang|sắp|sẽ|chờ|dự kiến|chuẩn bị|hướng tới|hướng đến|phấn đấu|mục tiêu) [xin|chờ|làm|đăng ký|nộp|đạt|có|được|lấy] [hồ sơ|thủ tục] [cấp|xin] [chứng nhận|chứng chỉ|nhãn|tiêu chuẩn]',
  '(tương tự|tương đương|gần giống|na ná|không khác|ngang|giống) [như|với] [hàng|loại|chuẩn|tiêu chuẩn|nhãn|chứng nhận]',
  '(kiểu|phong cách|dạng|nhái|phỏng theo)',
  '(no|not|without|lacks|lacking|isn t|aren t|doesn t|don t|never|pending|awaiting|seeking|non)',
  '(similar|equivalent|comparable) to',
  '(inspired by|style of|looks like)',
];

/** Right behind a name: the same, or the words only explain it. */
export const laterDenials: readonly string[] = [
  '[thì|vẫn|hiện|nay] chưa (có|được|đạt|cấp|xong|về)',
  'thì (không|chưa)',
  '(là gì|nghĩa là gì|là viết tắt)',
  '(đã|bị) (hết hạn|thu hồi|tước)',
  '(is|are|was) (not|pending)',
  '(not yet|pending|expired|style|like|equivalent)',
];

/** Beside a name that other things have too: only then it is the label's. */
export const certifyingWords: readonly string[] = [
  '(chứng nhận|chứng chỉ|tiêu chuẩn|đạt chuẩn|chuẩn|nhãn|logo|giấy phép|kiểm định)',
  '(certified|certificate|certification|certifications|standard|label|labelled|ecolabel|licence|license)',
];
