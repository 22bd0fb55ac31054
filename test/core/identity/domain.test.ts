import assert from 'node:assert/strict';
import { findDomain, hostOf, hostOfEmail, hostOfTagId, locate } from '../../../server/src/core/identity/domain.ts';

suite('hosts', () => {
  const urls: readonly (readonly [string, string | undefined])[] = [
    ['https://www.hikvision.com/en/', 'www.hikvision.com'],
    ['HTTPS://WWW.HIKVISION.COM.', 'www.hikvision.com'],
    ['http://user:secret@hikvision.com:8080/x?y#z', 'hikvision.com'],
    ['https://hikvision.com@example.org/', 'example.org'],
    ['git+ssh://git@github.com:22/huaweicloud/x', 'github.com'],
    ['git@github.com:huaweicloud/x.git', 'github.com'],
    ['//hikvision.com/x', 'hikvision.com'],
    ['www.hikvision.com/en', 'www.hikvision.com'],
    ['https://ｈｉｋｖｉｓｉｏｎ.com', 'hikvision.com'],
    ['https://hikvision.com\\@example.org', 'hikvision.com'],
    ['https://[2001:db8::1]/x', undefined],
    ['https://localhost/', undefined],
    ['urn:uuid:1.2', undefined],
    ['mailto:x', undefined],
    ['NOASSERTION', undefined],
    ['', undefined],
  ];
  for (const [url, host] of urls) test(JSON.stringify(url), () => assert.equal(hostOf(url), host));

  test('the path comes in segments', () => {
    assert.deepEqual(locate('git@github.com:huaweicloud/x.git')?.path, ['huaweicloud', 'x.git']);
    assert.deepEqual(locate('https://a.b/c/d/?e=/f')?.path, ['c', 'd']);
  });

  const mails: readonly (readonly [string, string | undefined])[] = [
    ['support@hikvision.com', 'hikvision.com'],
    ['Support <support@Mail.Hikvision.com>', 'mail.hikvision.com'],
    ['hikvision.com', undefined],
    ['a@b', undefined],
  ];
  for (const [mail, host] of mails) test(JSON.stringify(mail), () => assert.equal(hostOfEmail(mail), host));

  const tags: readonly (readonly [string, string | undefined])[] = [
    ['regid.2016-01.com.hikvision,camera', 'hikvision.com'],
    ['hikvision.com/camera-1', 'hikvision.com'],
    ['swidgen-242eb18a-503e-ca37-393b-cf156ef09691_9.1.1', undefined],
    ['camera', undefined],
    ['hikvision.com+iVMS-4200', 'hikvision.com'],
    ['hikvision.com|iVMS-4200|3.11', 'hikvision.com'],
    ['hikvision.com#1', 'hikvision.com'],
    ['hikvision.com-tools', 'hikvision.com-tools'],
  ];
  for (const [tag, host] of tags) test(JSON.stringify(tag), () => assert.equal(hostOfTagId(tag), host));
});

suite('domains', () => {
  const domains = new Map([
    ['hikvision.com', 'hikvision'],
    ['zte.com.cn', 'zte'],
  ]);
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['hikvision.com', 'hikvision'],
    ['a.b.c.hikvision.com', 'hikvision'],
    ['www.zte.com.cn', 'zte'],
    ['com.cn', undefined],
    ['nothikvision.com', undefined],
    ['hikvision.com.example.org', undefined],
    ['hikvision.company', undefined],
    ['com', undefined],
  ];
  for (const [host, vendor] of cases) test(host, () => assert.equal(findDomain(host, domains), vendor));
});
