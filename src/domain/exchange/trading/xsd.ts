import type { DataField, DataSet, DataType } from './field-table.js';
import type { RecordMapping, TradingMapping } from './mapping.js';
import { canBeWithheld } from './places.js';
import { OPERATIONS } from './trading-xml.js';
import { escaped } from './xml-text.js';

/** What each type of the field table is to the schema. */
const TYPES: Readonly<Record<DataType, string>> = { string: 'words', number: 'xs:decimal', datetime: 'xs:dateTime' };

/**
 * The schema of the messages, made from the field table and the mapping: order and types from the table, and required is what every
 * record of a data set has. Lengths and code lists are not in the evidence, so the schema has none.
 */
export function tradingXsd(mapping: TradingMapping): string {
  const names = mapping.datasets.map(({ table }) => `      <xs:element ref="${table}"/>`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!-- Made by `npm run exchange:xsd` from the field table and the mapping of the jurisdiction; do not edit. -->',
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">',
    ...envelope(names),
    ...mapping.datasets.flatMap((dataset) => datasetType(dataset, mapping)),
    '</xs:schema>',
    '',
  ].join('\n');
}

const envelope = (records: readonly string[]): readonly string[] => [
  '  <xs:simpleType name="words">',
  '    <xs:restriction base="xs:string"><xs:minLength value="1"/></xs:restriction>',
  '  </xs:simpleType>',
  '  <xs:simpleType name="operation">',
  '    <xs:restriction base="xs:string">',
  ...OPERATIONS.map((operation) => `      <xs:enumeration value="${operation}"/>`),
  '    </xs:restriction>',
  '  </xs:simpleType>',
  '  <xs:element name="EXCHANGE">',
  '    <xs:complexType><xs:sequence>',
  '      <xs:element name="HEAD" type="head"/>',
  '      <!-- None: held or withdrawn, the platform shows nothing of the number any more. -->',
  '      <xs:element name="BODY" type="body" minOccurs="0"/>',
  '    </xs:sequence></xs:complexType>',
  '  </xs:element>',
  '  <xs:complexType name="head"><xs:sequence>',
  ...HEAD.map(([name, type, occurs]) => `    <xs:element name="${name}" type="${type}"${occurs}/>`),
  '  </xs:sequence></xs:complexType>',
  '  <xs:complexType name="body">',
  '    <xs:choice minOccurs="0" maxOccurs="unbounded">',
  ...records,
  '    </xs:choice>',
  '  </xs:complexType>',
];

const ANY = ' minOccurs="0"';
const NILLABLE = ' nillable="true"';
const HEAD = [
  ['MESSAGE_ID', 'words', ''],
  ['SEQUENCE', 'xs:positiveInteger', ''],
  ['OPERATION', 'operation', ''],
  ['PUBLICATION_NUMBER', 'words', ''],
  ['PUBLICATION_VERSION', 'xs:positiveInteger', ''],
  ['DECIDED_AT', 'xs:dateTime', ''],
  ['REGION_CODE', 'words', ''],
  ['TITLE', 'words', ANY],
  ['URL', 'xs:anyURI', ANY],
  ['NOTICE', 'words', ANY],
  ['CHANGES_NUMBER', 'words', ANY],
  ['CHANGES_AS', 'words', ANY],
  ['TOGETHER', 'words', `${ANY} maxOccurs="unbounded"`],
] as const;

function datasetType(dataset: DataSet, { entries }: TradingMapping): readonly string[] {
  const records = [...entries.values()].flatMap((entry) =>
    entry.records.filter((one) => one.dataset.id === dataset.id),
  );
  return [
    `  <!-- ${escaped(dataset.name.zh)} ${escaped(dataset.name.en)} -->`,
    `  <xs:element name="${dataset.table}">`,
    '    <xs:complexType><xs:sequence>',
    ...dataset.fields.flatMap((field) => fieldElement(field, records)),
    '    </xs:sequence></xs:complexType>',
    '  </xs:element>',
  ];
}

/** A field that every record must have is there; one that a reviewer can withhold may then be empty, said by xsi:nil. */
function fieldElement({ name, label, type }: DataField, records: readonly RecordMapping[]): readonly string[] {
  const asked = records.map(({ fields }) => fields.find(({ field }) => field.name === name));
  const required = asked.length > 0 && asked.every((one) => one?.required === true);
  const occurs = required ? (asked.some((one) => one !== undefined && canBeWithheld(one)) ? NILLABLE : '') : ANY;
  const element = `      <xs:element name="${name}" type="${TYPES[type]}"${occurs}`;
  if (label === '') return [`${element}/>`];
  const words = `<xs:documentation xml:lang="zh">${escaped(label)}</xs:documentation>`;
  return [`${element}>`, `        <xs:annotation>${words}</xs:annotation>`, '      </xs:element>'];
}
