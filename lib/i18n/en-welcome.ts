import type { Catalogue } from './catalogue.ts';

export const enWelcome: Catalogue['welcome'] = {
  title: 'Hello, this is Chợ Lành',
  lead: 'Chợ Lành goes with you when you shop online: it compares sellers, addresses and claims with public lists, on your own device.',
  skip: 'Skip',
  start: 'Start shopping',
  language: 'Language',
  does: {
    title: 'What Chợ Lành does',
    marks: 'Marks right where you look',
    marksMore:
      'A small mark on a product or shop says that there is a warning, a claim that needs proof, or a green label. Each says who states it, why, and since when.',
    stop: 'Stops before a page with a warning',
    stopMore:
      'When an address stands in a warning list that names its source, you see the reason before you go in. You can always go on.',
    report: 'Reports with one press',
    reportMore:
      'A report lies on your device, private details are covered, and it goes only where you see the name. You have ten seconds to undo.',
  },
  example: {
    title: 'Try it on a sample listing',
    lead: 'The listing below is made up, the notice and the highlights are real: Chợ Lành has just read it on your device. Press “Why?”.',
    listing: 'Nhà Mận herbal tea (sample)',
    price: 'Price: ₫89,000',
    description:
      'Drink it every day and lose 10 kg in 7 days. A secret family remedy that cures diabetes for good, with no side effects.',
    loading: 'Reading the sample listing.',
    failed: 'The data could not be opened, so the sample was not read. Please reload this page.',
    kept: 'This is a sample listing, so no report was kept.',
  },
  sites: {
    title: 'Which pages Chợ Lành reads',
    lead: 'Right after the install: {sites}.',
  },
  protect: {
    title: 'Every other shop',
    done: 'On: Chợ Lành reads every shop page you open. You can turn it off in your browser at any time.',
    refused: 'Not on. You can turn it on at any time in the extension’s window.',
  },
  never: {
    title: 'What Chợ Lành never does',
    browsing: 'It sends nobody the pages you look at: everything is compared on your device.',
    safe: 'It calls no page safe that it could not read: then it says “Could not check”.',
    account: 'No account, no advertising, no affiliate codes, no counting of visits.',
    block: 'It forbids you nothing: every warning has a reason to read and a way on.',
  },
};
