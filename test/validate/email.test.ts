import assert from 'node:assert/strict';
import { isEmail } from '../../server/src/validate/email.ts';

suite('e-mail addresses by RFC 5321 and 6531', () => {
  const right = [
    'a@b',
    'support@partner',
    'root@localhost',
    'first.last@sub.example.com',
    'x@example.c',
    'a+b!#$%&*/=?^_`{|}~-@example.com',
    '"quoted \\" @ string"@example.com',
    '""@example.com',
    'x@a-b.example',
    'x@1.2.3.4',
    'x@[192.0.2.1]',
    'x@[IPv6:2001:db8::1]',
    'x@[IPv6:::ffff:192.0.2.1]',
    'x@[tag:anything!]',
    'ünï@exämple.de',
    '用户@例子.广告',
    `${'a'.repeat(64)}@b`,
    `a@${'b'.repeat(63)}.${'c'.repeat(63)}`,
  ];
  for (const address of right) test(`${address} is one`, () => assert.equal(isEmail(address), true));

  const wrong = [
    '',
    '@',
    'nobody',
    '@b',
    'a@',
    'a b@c',
    '.a@b',
    'a.@b',
    'a..b@c',
    'a@b..c',
    'a@.b',
    'a@b.',
    'a@-b',
    'a@b-',
    'a@b_c',
    'a@b c',
    'a@@b',
    'a<b>@c',
    'Name <a@b.example>',
    'mailto:a@b',
    '"open@b',
    '"line\nbreak"@b',
    'a@[256.0.0.1]',
    'a@[1.2.3]',
    'a@[IPv6:zz]',
    'a@[IPv6:fe80::1%eth0]',
    'a@[]',
    'a@[1.2.3.4',
    '\ud800@b',
    'a@\u3000b',
    `${'a'.repeat(65)}@b`,
    `a@${'b'.repeat(64)}`,
    `a@${'b.'.repeat(127)}cc`,
    `${'a'.repeat(1_000_000)}@b`,
  ];
  for (const address of wrong) {
    test(`${JSON.stringify(address.slice(0, 40))} is none`, () => assert.equal(isEmail(address), false));
  }
});
