import assert from 'node:assert/strict';
import type { ReadList } from '../../../server/src/core/signatures/import/entries.ts';
import { readList } from '../../../server/src/core/signatures/import/read-list.ts';

const read = (text: string, columns = {}): ReadList => {
  const list = readList(text, columns);
  assert.notEqual(typeof list, 'string', String(list));
  return list as ReadList;
};
const said = (list: ReadList): readonly string[] =>
  list.entries.map(({ name, aliases, kind, list: of }) => [kind, name, ...aliases, of].filter(Boolean).join(' | '));

const HEADER =
  '_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids';
const row = (source: string, type: string, name: string, aliases: string): string =>
  `1,"${source}",,${type},,"${name}",,"1 Main Road, Springfield",,2020-01-01,,,,,,,,,,,,,"${aliases}",,,,,,`;

suite('lists as their publishers write them', () => {
  test('the Consolidated Screening List in CSV', () => {
    const list = read(
      [
        HEADER,
        row('Entity List (EL) - Bureau of Industry and Security', '', 'Acme Works Co., Ltd.', 'Acme Works; ACME;  '),
        row('Specially Designated Nationals (SDN) - Treasury Department', 'Individual', 'DOE, John', ''),
        row('Specially Designated Nationals (SDN) - Treasury Department', 'Vessel', 'SEA STAR', ''),
        row('Specially Designated Nationals (SDN) - Treasury Department', 'Entity', 'GLOBEX ""G"" LLC', ''),
        row('Entity List (EL) - Bureau of Industry and Security', '', ' ', ''),
      ].join('\r\n'),
    );
    assert.equal(list.what, 'Consolidated Screening List, CSV');
    const el = 'Entity List (EL) - Bureau of Industry and Security';
    const sdn = 'Specially Designated Nationals (SDN) - Treasury Department';
    assert.deepEqual(said(list), [
      `organisation | Acme Works Co., Ltd. | Acme Works | ACME | ${el}`,
      `person | DOE, John | ${sdn}`,
      `vessel | SEA STAR | ${sdn}`,
      `organisation | GLOBEX "G" LLC | ${sdn}`,
    ]);
    assert.deepEqual(list.nameless, { count: 1, line: 6 });
  });

  test('the Consolidated Screening List in JSON, with the day that it states', () => {
    const list = read(
      JSON.stringify({
        search_performed_at: '2026-11-20T09:00:00Z',
        total: 2,
        results: [
          {
            name: 'Acme Works Co., Ltd.',
            alt_names: ['Acme Works', 'ACME'],
            source: 'Entity List (EL) - BIS',
            type: null,
          },
          { name: '', source: 'x' },
          7,
          { name: 'DOE, John', type: 'Individual', alt_names: null },
        ],
      }),
    );
    assert.equal(list.day, '2026-11-20');
    assert.deepEqual(said(list), [
      'organisation | Acme Works Co., Ltd. | Acme Works | ACME | Entity List (EL) - BIS',
      'person | DOE, John',
    ]);
    assert.equal(list.nameless.count, 2);
  });

  test('the list of OFAC, which has no header, writes -0- for what is absent and ends with a sign of its own', () => {
    const rest = '-0- ,-0- ,-0- ,-0- ,-0- ,-0- ';
    const list = read(
      [
        `36,"ACME AIRLINES",-0- ,"CUBA",-0- ,${rest},-0- `,
        `173,"GLOBEX TRADING, LTD.",-0- ,"CUBA",-0- ,${rest},"a.k.a. 'GLOBEX'; alt. a.k.a. 'GTL'; Linked To: X."`,
        `306,"DOE, John",individual,"CUBA","Chief",${rest},"DOB 1950."`,
        `400,"SEA STAR",vessel,"CUBA",-0- ,${rest},-0- `,
        '\u001a',
      ].join('\r\n'),
    );
    assert.equal(list.what, 'list of OFAC, CSV');
    assert.deepEqual(said(list), [
      'organisation | ACME AIRLINES',
      'organisation | GLOBEX TRADING, LTD. | GLOBEX | GTL',
      'person | DOE, John',
      'vessel | SEA STAR',
    ]);
  });

  test('the Entity List in the XML of the eCFR: names and aliases without their addresses', () => {
    const cell = (entity: string, country = ''): string =>
      `<TR><TD align="left">${country}</TD><TD>${entity}</TD><TD>For all items subject to the EAR.</TD><TD>Presumption of denial.</TD><TD>86 FR 1, 1/1/21.</TD></TR>`;
    const list = read(`<?xml version="1.0"?>
<ECFR><DIV5 N="744" TYPE="PART"><DIV9 N="Supplement No. 3 to Part 744" TYPE="APPENDIX"><TABLE><TR><TD>X</TD><TD>Not this one</TD></TR></TABLE></DIV9>
<DIV9 N="Supplement No. 4 to Part 744" TYPE="APPENDIX"><HEAD>Supplement No. 4 to Part 744—Entity List</HEAD>
<DIV><TABLE><THEAD><TR><TH>Country</TH><TH>Entity</TH><TH>License requirement</TH><TH>License review policy</TH><TH>Federal Register citation</TH></TR></THEAD><TBODY>
${cell('Acme Works Co., Ltd., No. 5 Main Road, Springfield, China.', 'CHINA, PEOPLE&apos;S REPUBLIC OF')}
${cell('Globex Corporation, a.k.a., the following two aliases:<br/>—Globex Trading; <I>and</I><br/>—Globex Electronics Co., Ltd.<br/>7 Second Street, Springfield, China.')}
${cell('Initech AI, a.k.a., the following two aliases: —Initech; and —Beijing Initech Works Co., Ltd. Floor 10, Building 9, No. 1, East Road, Beijing, 100080, China.')}
${cell('St. Petersburg Works, LLC, Street 1, St. Petersburg, Russia.')}
${cell('[Reserved]')}
${cell('Hooli Research Institute (HRI), f.k.a., Hooli Lab. 12 Road, Springfield.')}
</TBODY></TABLE></DIV></DIV9><DIV9 N="Supplement No. 5 to Part 744"><TABLE><TR><TD>X</TD><TD>Nor this</TD></TR></TABLE></DIV9></DIV5></ECFR>`);
    assert.deepEqual(said(list), [
      'organisation | Acme Works Co., Ltd.',
      'organisation | Globex Corporation | Globex Trading | Globex Electronics Co., Ltd.',
      'organisation | Initech AI | Initech | Beijing Initech Works Co., Ltd.',
      'organisation | St. Petersburg Works, LLC',
      'organisation | Hooli Research Institute (HRI) | Hooli Lab',
    ]);
  });

  test('a table with a column of names, its own or one that is named', () => {
    assert.deepEqual(said(read('Company;Aliases\nAcme Ltd;Acme\nGlobex SA;\n')), [
      'organisation | Acme Ltd | Acme',
      'organisation | Globex SA',
    ]);
    assert.deepEqual(
      said(read('Lfd,Firma,Auch\n1,Acme Ltd,Acme; AL\n2,Globex,\n', { name: 'firma', aliases: 'auch' })),
      ['organisation | Acme Ltd | Acme | AL', 'organisation | Globex'],
    );
    assert.equal(
      readList('Lfd,Firma\n1,Acme\n2,Globex\n'),
      'Which column holds the names? Say so with --name-column; its columns are Lfd, Firma.',
    );
    assert.equal(
      readList('Lfd,Firma\n1,Acme\n2,Globex\n', { name: 'Name' }),
      'It has no column “Name”; its columns are Lfd, Firma.',
    );
  });

  test('one name a line', () => {
    assert.deepEqual(said(read('# ours\nAcme Ltd\n\nGlobex SA\n')), [
      'organisation | Acme Ltd',
      'organisation | Globex SA',
    ]);
  });

  test('what is no list is told', () => {
    assert.equal(readList(' \n'), 'It holds nothing.');
    assert.equal(readList('{"a":1}'), 'It is JSON without a list of “results”.');
    assert.match(String(readList('<a><b/></a>')), /^It is XML without “Supplement No\. 4 to Part 744”/);
  });
});
