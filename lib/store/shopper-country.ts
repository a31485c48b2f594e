import * as z from 'zod';
import {
  defaultCountry,
  type ShopperCountry,
  shopperCountries,
} from '#lib/domain/shopper-country.ts';
import type { StorageArea } from './storage-areas.ts';

const key = 'shopper-country';
const schema = z.enum(shopperCountries).catch(defaultCountry);

/** The country a shopper chose for hotlines and places to report to. It never leaves the device. */
export type ShopperCountryStore = {
  read(): Promise<ShopperCountry>;
  apply(country: ShopperCountry): Promise<void>;
};

export function buildShopperCountryStore(area: StorageArea): ShopperCountryStore {
  return {
    read: async () => schema.parse(await area.get(key)),
    apply: (country) => area.set(key, country),
  };
}
