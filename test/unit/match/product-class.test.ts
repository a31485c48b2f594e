import { describe, expect, it } from 'vitest';
import { buildProductClassReader, readProductClass } from '#lib/match/claims/product-class.ts';

function read(title: string, text = '', categories: readonly string[] = []) {
  return readProductClass({ title, text, categories });
}

describe('readProductClass', () => {
  it.each([
    ['Áo khoác nỉ mẫu, đủ size', 'clothing'],
    ['Sữa rửa mặt mẫu 150ml', 'cosmetic'],
    ['[Combo 2] Kem chống nắng mẫu', 'cosmetic'],
    ['Trà hoa cúc mẫu 100g', 'food'],
    ['Viên uống mẫu hộp 60 viên', 'supplement'],
    ['Nước giặt xả mẫu 3 lít', 'household'],
    ['Máy massage cổ mẫu', 'device'],
    ['Máy hút bụi mẫu', 'electronics'],
    ['Bộ đồ chơi bác sĩ mẫu', 'other'],
    ['Paracetamol mẫu 500mg', 'drug'],
    ['Natural face cream sample', 'cosmetic'],
  ])('reads "%s" as %s', (title, productClass) => {
    expect(read(title)).toBe(productClass);
  });

  it('lets the first goods word of a title decide, and there the longest', () => {
    expect(read('Túi đựng thuốc mẫu')).toBe('clothing');
    expect(read('Sữa tắm mẫu hương trà')).toBe('cosmetic');
  });

  it('believes a category before a title, and the narrowest first', () => {
    expect(read('Kem mẫu', '', ['Trang chủ', 'Thực phẩm'])).toBe('food');
    expect(read('Kem mẫu', '', ['Thực phẩm', 'Mỹ phẩm'])).toBe('cosmetic');
    expect(read('Bí ẩn mẫu', '', ['mixed-drug-and-health'])).toBe('drug');
    expect(read('Viên uống mẫu', '', ['mixed-drug-and-health'])).toBe('supplement');
  });

  it.each([
    ['Làm Đẹp - Sức Khỏe\nChăm sóc cơ thể', 'cosmetic'],
    ['Thiết Bị Điện Tử', 'electronics'],
    ['Shopee\nThời Trang Nữ', 'clothing'],
    ['Sức khỏe\nThực phẩm chức năng\nHỗ trợ sức khỏe', 'supplement'],
    ['Trang chủ\nThuốc\nThuốc không kê đơn', 'drug'],
    ['Clothing, Shoes & Jewelry\nWomen', 'clothing'],
  ])('knows the categories of the shops: %j', (crumbs, productClass) => {
    expect(read('Tên gọi mẫu', '', crumbs.split('\n'))).toBe(productClass);
  });

  it('does not believe a shop that files a tea among the medicines', () => {
    expect(read('Trà hoa mẫu', '', ['Thuốc'])).toBe('food');
    expect(read('Quần gen mẫu', '', ['Thuốc'])).toBe('clothing');
    expect(read('Viên mẫu', 'Thực phẩm này không phải là thuốc.', ['Thuốc'])).toBe('supplement');
    expect(read('Viên nén mẫu', '', ['Thuốc'])).toBe('drug');
  });

  it('believes the words that the law wants on health-protection food', () => {
    expect(read('Trà mẫu', 'Thực phẩm này không phải là thuốc.')).toBe('supplement');
  });

  it('does not take a word without marks for another word', () => {
    expect(read('Giay nam mau den')).toBeNull();
  });

  it('knows nothing of what says nothing', () => {
    expect(read('')).toBeNull();
    expect(readProductClass({ title: null, text: null, categories: [] })).toBeNull();
  });

  it('refuses a list of classes with an unknown class', () => {
    expect(() =>
      buildProductClassReader([{ id: 'toys', names: [], text: [], title: [] }]),
    ).toThrow();
  });
});
