import type { Localised } from '#lib/domain/localised.ts';
import type { ShopperCountry } from '#lib/domain/shopper-country.ts';
import asean from '#rules/channels/asean.json' with { type: 'json' };
import eu from '#rules/channels/eu.json' with { type: 'json' };
import gb from '#rules/channels/gb.json' with { type: 'json' };
import id from '#rules/channels/id.json' with { type: 'json' };
import my from '#rules/channels/my.json' with { type: 'json' };
import ph from '#rules/channels/ph.json' with { type: 'json' };
import sg from '#rules/channels/sg.json' with { type: 'json' };
import th from '#rules/channels/th.json' with { type: 'json' };
import tw from '#rules/channels/tw.json' with { type: 'json' };
import us from '#rules/channels/us.json' with { type: 'json' };
import vn from '#rules/channels/vn.json' with { type: 'json' };
import world from '#rules/channels/world.json' with { type: 'json' };
import { type Channel, type ChannelFile, channelFileSchema } from './channel-schema.ts';

const countryFiles: Readonly<Record<Exclude<ShopperCountry, 'other'>, unknown>> = {
  vn,
  th,
  id,
  my,
  ph,
  sg,
  tw,
  eu,
  us,
  gb,
};

/** A number that is called by a press. It is its own country's, and says so. */
export type Hotline = {
  readonly number: string;
  readonly href: string;
  readonly operator: Localised;
  readonly isFree: boolean;
};

export type ComplaintEmail = {
  readonly address: string;
  readonly operator: Localised;
  /** False: read in a stored copy of the source and not confirmed since. */
  readonly verified: boolean;
  readonly languages: readonly string[];
};

/** Where one country's shoppers can turn to. `hotline` is null where no number of that country was confirmed. */
export type Channels = {
  readonly country: ShopperCountry;
  readonly hotline: Hotline | null;
  readonly email: ComplaintEmail | null;
  readonly own: readonly Channel[];
  readonly asean: readonly Channel[];
  readonly world: readonly Channel[];
};

/** @throws where a file of ours has a fault: a test reads every one of them before a shopper does */
export function readChannels(country: ShopperCountry = 'vn'): Channels {
  const file = country === 'other' ? null : channelFileSchema.parse(countryFiles[country]);
  return {
    country,
    hotline: file && readHotline(file),
    email: file && readEmail(file),
    own: file?.channels ?? [],
    asean: channelFileSchema.parse(asean).channels,
    world: channelFileSchema.parse(world).channels,
  };
}

/** `tel:18006838` of `1800.6838`: digits, and the plus of a number that is dialled from abroad. */
export function buildTelHref(number: string): string {
  return `tel:${number.startsWith('+') ? '+' : ''}${number.replaceAll(/\D/g, '')}`;
}

function readHotline({ hotline, channels }: ChannelFile): Hotline | null {
  const channel = channels.find(({ id: each }) => each === hotline);
  const contact = channel?.contacts.find(({ kind }) => kind === 'tel');
  if (!channel || contact?.kind !== 'tel') return null;
  return {
    number: contact.number,
    href: buildTelHref(contact.number),
    operator: channel.operator,
    isFree: channel.facts.some(({ about }) => about === 'free'),
  };
}

function readEmail({ email, channels }: ChannelFile): ComplaintEmail | null {
  const channel = channels.find(({ id: each }) => each === email);
  const contact = channel?.contacts.find(({ kind }) => kind === 'email');
  if (!channel || contact?.kind !== 'email') return null;
  const { operator, verified, languages } = channel;
  return { address: contact.address, operator, verified, languages };
}
