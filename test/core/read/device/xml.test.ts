import assert from 'node:assert/strict';
import { detectFormat } from '../../../../server/src/core/read/index.ts';
import { Source } from '../../../../server/src/core/text/source.ts';
import { claimsOf, readDevices } from './support.ts';

suite('device lists in XML', () => {
  test('ONVIF: what a device answers when asked what it is', () => {
    const { bom, source, problems } = readDevices(
      '<?xml version="1.0"?>\n<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope" xmlns:tds="http://www.onvif.org/ver10/device/wsdl"><e:Body>\n<tds:GetDeviceInformationResponse><tds:Manufacturer> HIKVISION </tds:Manufacturer><tds:Model>DS-2CD2143G0-I</tds:Model><tds:FirmwareVersion>V5.5.23</tds:FirmwareVersion></tds:GetDeviceInformationResponse></e:Body></e:Envelope>',
    );
    assert.deepEqual(problems, []);
    assert.equal(bom.format, 'onvif-xml');
    assert.deepEqual(claimsOf(source, bom.components[0]), ['manufacturer=HIKVISION', 'model-number=DS-2CD2143G0-I']);
    assert.equal(bom.components[0]?.version?.value, 'V5.5.23');
  });

  test('WS-Discovery: scopes are decoded, their places are those of the text', () => {
    const { bom, source } = readDevices(
      '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery"><s:Body><d:ProbeMatches><d:ProbeMatch>' +
        '<d:Scopes>onvif://www.onvif.org/type/video_encoder\n onvif://www.onvif.org/hardware/DS-2CD2143G0-I onvif://www.onvif.org/name/HIKVISION%20DS-2CD2143G0-I onvif://www.onvif.org/MAC/44%3a47%3acc%3a00%3a00%3a01</d:Scopes>' +
        '<d:XAddrs>http://192.0.2.64/onvif/device_service</d:XAddrs></d:ProbeMatch><d:ProbeMatch><d:Scopes/></d:ProbeMatch></d:ProbeMatches></s:Body></s:Envelope>',
    );
    assert.equal(bom.format, 'ws-discovery-xml');
    assert.equal(bom.componentCount, 2);
    const [camera] = bom.components;
    assert.deepEqual(
      camera?.claims.map(({ role, value }) => `${role}=${value}`),
      [
        'model-number=DS-2CD2143G0-I',
        'name=HIKVISION DS-2CD2143G0-I',
        'manufacturer=HIKVISION',
        'mac=44:47:cc:00:00:01',
      ],
    );
    assert.equal(claimsOf(source, camera).at(-1), 'mac=44%3a47%3acc%3a00%3a00%3a01');
    assert.equal(camera?.device?.kind, 'video_encoder');
  });

  test('ISAPI: the namespace is evidence even where the device names somebody else', () => {
    for (const namespace of ['http://www.hikvision.com/ver20/XMLSchema', 'http://www.isapi.org/ver20/XMLSchema']) {
      const { bom, source } = readDevices(
        `<DeviceInfo xmlns="${namespace}" version="2.0"><deviceName>Door</deviceName><manufacturer>LTS</manufacturer><model>CMIP</model><macAddress>44:47:cc:00:00:01</macAddress><firmwareVersion min="1">V5.7.3</firmwareVersion></DeviceInfo>`,
      );
      assert.equal(bom.format, 'isapi-xml');
      assert.deepEqual(claimsOf(source, bom.components[0]), [
        `namespace=${namespace}`,
        'name=Door',
        'manufacturer=LTS',
        'model-number=CMIP',
        'mac=44:47:cc:00:00:01',
      ]);
      assert.equal(bom.components[0]?.version?.value, 'V5.7.3');
    }
  });

  test('nmap: addresses, registrants, services and what scripts were told', () => {
    const { bom, source, problems } = readDevices(
      '<?xml version="1.0"?>\n<!DOCTYPE nmaprun>\n<nmaprun scanner="nmap" args="nmap -sV 192.0.2.0/30"><host><address addr="192.0.2.1" addrtype="ipv4"/>' +
        '<address vendor="Hangzhou Hikvision Digital Technology" addr="44:47:CC:00:00:01" addrtype="mac"/><hostnames><hostname name="cam.example" type="PTR"/></hostnames>' +
        '<ports><port protocol="tcp" portid="80"><service name="http" product="Hikvision IP camera httpd" devicetype="webcam"><cpe>cpe:/h:hikvision:ds-2cd2032</cpe></service>' +
        '<script id="http-server-header" output="DNVRS-Webs"/><script id="http-default-accounts" output="admin:hunter2"/></port></ports>' +
        '<os><osmatch name="Linux 3.2"><osclass vendor="Linux"><cpe>cpe:/o:linux:linux_kernel</cpe></osclass></osmatch></os></host><host><address addr="192.0.2.2" addrtype="ipv4"/></host></nmaprun>',
    );
    assert.deepEqual(problems, []);
    assert.equal(bom.componentCount, 2);
    assert.deepEqual(claimsOf(source, bom.components[0]), [
      'mac=44:47:CC:00:00:01',
      'mac=Hangzhou Hikvision Digital Technology',
      'name=cam.example',
      'banner=Hikvision IP camera httpd',
      'cpe=cpe:/h:hikvision:ds-2cd2032',
      'banner=DNVRS-Webs',
      'banner=Linux',
      'cpe=cpe:/o:linux:linux_kernel',
    ]);
    assert.equal(bom.components[0]?.name?.value, 'cam.example');
    assert.equal(bom.components[1]?.name?.value, '192.0.2.2');
    assert.equal(bom.components[0]?.device?.kind, 'webcam');
  });

  test('LVFS metainfo: two ways to name the developer, and a placeholder for none', () => {
    const metainfo = (developer: string) =>
      `<component type="firmware"><id>com.hikvision.x.firmware</id><name>X</name><releases><release version="1.2"/><release version="1.1"/></releases>${developer}</component>`;
    const old = readDevices(metainfo('<developer_name>Hikvision</developer_name>'));
    assert.equal(old.bom.format, 'lvfs-metainfo');
    assert.deepEqual(claimsOf(old.source, old.bom.components[0]), [
      'group=com.hikvision.x.firmware',
      'model-number=X',
      'manufacturer=Hikvision',
    ]);
    assert.equal(old.bom.components[0]?.kind, 'firmware');
    assert.equal(old.bom.components[0]?.version?.value, '1.2');
    const recent = readDevices(metainfo('<developer id="com.hikvision"><name>Hikvision</name></developer>'));
    assert.ok(claimsOf(recent.source, recent.bom.components[0]).includes('manufacturer=Hikvision'));
    const none = readDevices(metainfo('<developer_name>LVFS</developer_name>'));
    assert.equal(
      none.bom.components[0]?.claims.some(({ role }) => role === 'manufacturer'),
      false,
    );
  });

  test('SWID: who created the software made it, who created the tag did not', () => {
    const { bom, source } = readDevices(
      '<SoftwareIdentity xmlns="http://standards.iso.org/iso/19770/-2/2015/schema.xsd" name="Agent" tagId="com.kaspersky.agent" version="1.0">' +
        '<Entity name="AO Kaspersky Lab" regid="kaspersky.com" role="softwareCreator distributor"/><Entity name="Tagger" regid="tagger.example" role="tagCreator"/></SoftwareIdentity>',
    );
    assert.equal(bom.format, 'swid-xml');
    assert.deepEqual(claimsOf(source, bom.components[0]), [
      'name=Agent',
      'swid=com.kaspersky.agent',
      'manufacturer=AO Kaspersky Lab',
      'swid=kaspersky.com',
      'document-actor=Tagger',
      'document-actor=tagger.example',
    ]);
    const builder = readDevices(
      '<firmware gtype="FuUswidFirmware"><id>a</id><firmware gtype="FuCoswidFirmware"><product>p</product><entity><name>Hikvision</name><regid>hikvision.com</regid><role>software-creator</role></entity></firmware></firmware>',
    );
    assert.deepEqual(claimsOf(builder.source, builder.bom.components[1]), [
      'name=p',
      'manufacturer=Hikvision',
      'swid=hikvision.com',
    ]);
  });

  test('other XML is none of ours, and broken XML gives what stands before the damage', () => {
    for (const text of [
      '<component type="desktop-application"><id>x</id></component>',
      '<Envelope><Body/></Envelope>',
      '<DeviceInfo><model>x</model></DeviceInfo>',
      '<firmware><id>x</id></firmware>',
      '<project/>',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
    ]) {
      assert.equal(detectFormat(new Source(text)), undefined, text);
    }
    const { bom, problems } = readDevices(
      '<nmaprun><host><address addr="44:47:CC:00:00:01" addrtype="mac" vendor="Hikvision"/></host><host><addr',
    );
    assert.equal(bom.components[0]?.claims.length, 2);
    assert.ok(problems.length > 0);
  });
});
