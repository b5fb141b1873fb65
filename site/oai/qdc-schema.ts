import { QDC_NAMESPACE } from './oai-qdc.ts';

/** The container of the `oai_qdc` format: any elements of Dublin Core and of DCMI terms, in any order. */
export const QDC_SCHEMA = `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${QDC_NAMESPACE}" elementFormDefault="qualified">
  <xs:element name="qualifieddc">
    <xs:complexType>
      <xs:choice minOccurs="0" maxOccurs="unbounded">
        <xs:any namespace="http://purl.org/dc/elements/1.1/" processContents="lax"/>
        <xs:any namespace="http://purl.org/dc/terms/" processContents="lax"/>
      </xs:choice>
    </xs:complexType>
  </xs:element>
</xs:schema>
`;
